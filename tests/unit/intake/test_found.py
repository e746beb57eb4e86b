"""Where pages and their files are found: folders, mirrors, saved mails, web archives."""

from __future__ import annotations

import gzip
import os
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from portal.intake.draft import Draft, UnreadableError
from portal.intake.found_files import beside
from portal.intake.mht import read_mht
from portal.intake.mirror import is_page, read_saved
from portal.intake.warc import read_warc
from portal.intake.web import read_page

TEXT = "Một câu văn khá dài để làm bài viết trong trang này. " * 5
PAGE = f"<h1>Tên của bài viết này</h1><p>{TEXT}</p><p><img src='anh/Ảnh 1.JPG' alt='Ảnh'></p>"


def write(root: Path, name: str, data: bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("source", "alt", "named"),
    [
        ("bai_files/image001.jpg", "Lễ ra mắt", "le-ra-mat.jpg"),
        ("hinh-2.jpg", "", "ten-cua-bai-viet-nay.jpg"),
        ("DSC_0123.JPG", "Hình 1", "ten-cua-bai-viet-nay.jpg"),
        ("hoi-nghi.jpg", "Lễ ra mắt", "hoi-nghi.jpg"),
    ],
)
def test_an_image_whose_name_says_nothing_gets_another(source: str, alt: str, named: str) -> None:
    image = f"<h1>Tên của bài viết này</h1><p>{TEXT}</p><p><img src='{source}' alt='{alt}'></p>"
    assert [*read_page(image.encode(), lambda _: b"jpeg").files] == [f"files/{named}"]


def test_images_get_plain_names_and_pages_that_lack_them_say_so(tmp_path: Path) -> None:
    page = write(tmp_path, "bai.html", PAGE.encode())
    assert "Ảnh 1.JPG" in " ".join(read_saved(page).doubts)
    write(tmp_path, "anh/ảnh 1.jpg", b"jpeg")
    draft = read_saved(page)
    assert draft.files == {"files/ten-cua-bai-viet-nay.jpg": b"jpeg"}
    assert 'src="files/ten-cua-bai-viet-nay.jpg"' in draft.html


@pytest.mark.parametrize(
    "target",
    [
        "../khoa.txt", "a/../../khoa.txt", "..\\khoa.txt", "%2e%2e/khoa.txt", "/khoa.txt",
        "lien.txt", "file:///etc/passwd", "//may/khoa.txt", "C:\\khoa.txt", "http://x.vn/khoa.txt",
        "a/../../trong/../khoa.txt", "a" * 5000, "[", "http://[", "bai.html/x", "", "\0", ".",
    ],
)  # fmt: skip
def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, target: str) -> None:
    write(tmp_path, "khoa.txt", b"secret")
    page = write(tmp_path, "trong/bai.html", b"x")
    if hasattr(os, "symlink"):
        (tmp_path / "trong" / "lien.txt").symlink_to(tmp_path / "khoa.txt")
    assert beside(page)(target) is None


def test_a_mirror_is_read_page_by_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        "tin/bai.asp@id=3.html",
        b"<!-- Mirrored from x.vn/a by HTTrack -->" + PAGE.encode(),
    )
    write(tmp_path, "khung.htm", b"<frameset><frame src=a.htm></frameset>")
    write(tmp_path, "tin/anh/\u1ea2nh 1.JPG", b"jpeg")
    assert [is_page(path.name) for path in sorted((tmp_path / "tin").rglob("*.*"))] == [False, True]
    with pytest.raises(UnreadableError, match=r"khung của các trang “a\.htm”"):
        read_saved(tmp_path / "khung.htm", tmp_path)
    draft = read_saved(tmp_path / "tin/bai.asp@id=3.html", tmp_path)
    assert (draft.address, len(draft.files)) == ("http://x.vn/a", 1)


def test_a_saved_mail_holds_page_and_images() -> None:
    mail = EmailMessage()
    mail["Date"] = "Mon, 21 Mar 2011 09:30:00 +0700"
    mail.set_content(PAGE.replace("anh/Ảnh 1.JPG", "a.jpg"), subtype="html")
    mail["Content-Location"] = "http://x.vn/tin/bai.asp"
    mail.add_related(b"jpeg", "image", "jpeg")
    parts = list(mail.iter_parts())
    parts[1]["Content-Location"] = "http://x.vn/tin/a.jpg"
    parts[0]["Content-Location"] = "http://x.vn/tin/bai.asp"
    draft = read_mht(mail.as_bytes())
    assert draft.files == {"files/a.jpg": b"jpeg"}
    assert draft.address == "http://x.vn/tin/bai.asp"
    assert draft.captured
    assert draft.captured.iso == "2011-03-21T09:30+07:00"
    for size in range(0, len(mail.as_bytes()), 97):
        try:
            read_mht(mail.as_bytes()[:size])
        except UnreadableError:
            continue


def warc() -> bytes:
    file = BytesIO()
    writer = WARCWriter(file, gzip=True)
    for url, kind, data in (
        ("http://x.vn/tin/bai.asp", "text/html", PAGE.replace("anh/Ảnh 1.JPG", "/a.jpg").encode()),
        ("http://x.vn/a.jpg", "image/jpeg", b"jpeg"),
    ):
        http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", BytesIO(data), len(data), http_headers=http,
                warc_headers_dict={"WARC-Date": "2011-03-21T02:30:00Z"},
            )
        )  # fmt: skip
    return file.getvalue()


@pytest.mark.parametrize("kind", ["warc.gz", "warc", "wacz"])
def test_web_archives(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(gzip.decompress(warc()) if kind == "warc" else warc())
    if kind == "wacz":
        with ZipFile(path, "w") as zipped:
            zipped.writestr("archive/data.warc.gz", warc())
    [draft] = filter(None, read_warc(path))
    assert isinstance(draft, Draft)
    assert draft.address == "http://x.vn/tin/bai.asp"
    assert draft.files == {"files/a.jpg": b"jpeg"}
    assert draft.captured
    assert draft.captured.iso == "2011-03-21T09:30:00+07:00"


def records(*said: tuple[str, str, str, bytes, dict[str, str]]) -> bytes:
    """Return a WARC of records: kind, address, media type, content, other headers."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=True)
    for kind, url, media, data, headers in said:
        http = StatusAndHeaders("200 OK", [("Content-Type", media)], protocol="HTTP/1.1")
        is_resource = kind == "resource"
        writer.write_record(
            writer.create_warc_record(
                url, kind, BytesIO(data), len(data), warc_headers_dict=headers,
                warc_content_type=media if is_resource else "",
                http_headers=None if is_resource else http,
            )
        )  # fmt: skip
    return file.getvalue()


def test_resources_are_read_and_revisits_lead_to_what_they_repeat(tmp_path: Path) -> None:
    page = PAGE.replace("anh/Ảnh 1.JPG", "/b.jpg") + "<p><img src='/c.jpg'></p>"
    digest = {"WARC-Payload-Digest": "sha1:ABC"}
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        records(
            ("metadata", "http://x.vn/", "text/html", b"<p>no page</p>", {}),
            ("resource", "http://x.vn/bai.htm", "text/html", page.encode(), {}),
            ("response", "http://x.vn/a.jpg", "image/jpeg", b"jpeg", digest),
            ("revisit", "http://x.vn/b.jpg", "image/jpeg", b"",
             {"WARC-Refers-To-Target-URI": "http://x.vn/a.jpg"}),
            ("revisit", "http://x.vn/c.jpg", "image/jpeg", b"", digest),
            ("revisit", "http://x.vn/d.jpg", "image/jpeg", b"", {}),
        )
    )  # fmt: skip
    [draft] = filter(None, read_warc(path))
    assert isinstance(draft, Draft)
    assert draft.address == "http://x.vn/bai.htm"
    assert draft.files == {"files/b.jpg": b"jpeg", "files/c.jpg": b"jpeg"}


def test_an_archive_that_was_packed_as_a_whole_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(gzip.decompress(warc())))
    with pytest.raises(UnreadableError, match=r"giải nén rồi nhập tệp \.warc"):
        list(read_warc(path))


@pytest.mark.parametrize("cut", [0, 1, 100, 300])
def test_broken_archives_are_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc()[:cut] + b"?" * 50)
    with pytest.raises(UnreadableError, match="hỏng"):
        list(read_warc(path))
