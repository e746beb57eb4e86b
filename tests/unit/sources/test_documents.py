import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import MENU, article
from hypothesis import given
from hypothesis import strategies as st

from portal.sources import Menu, Reading, Surroundings, load_menu, parse_files
from portal.sources.corpus import read_all
from portal.sources.files import all_files

CAPTURE = b"nguy\xean v\x83n"
DIGEST = hashlib.sha256(CAPTURE).hexdigest()

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write one article beside some files and read it."""
    for path, data in {
        "menu.yaml": MENU.encode(),
        "files/Tờ trình.pdf": b"%PDF",
        "2011/anh.png": b"png",
        "originals/goc.txt": CAPTURE,
        ".an/x.pdf": b"",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)

    def reading(text: str | bytes, path: str = "2011/bai.md") -> Reading:
        target = tmp_path / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        menu, _ = load_menu(tmp_path)
        (reading,) = read_all([path], Surroundings.of(tmp_path, menu, all_files(tmp_path)))
        return reading

    return reading


def told(reading: Reading) -> list[tuple[int, str]]:
    return [(finding.line, finding.what) for finding in reading.findings]


def test_an_article_as_its_file_says_it(read: Read) -> None:
    reading = read(
        article(
            "## Một\n\nHai.",
            title='"Hội nghị: lần “hai” #1"',
            date="2018-02-21 14:45",
            document_title="Báo cáo",
            author="Nguyễn Quí",
            summary=">-\n  Một\n  hai",
            tags="[HTX, đại hội]",
            aliases="cu.html",
            events="[Một, Hai]",
            updated="2019",
            files="['../files/Tờ trình.pdf']",
            image="anh.png",
        )
    )
    assert reading.findings == ()
    document = reading.document
    assert document is not None
    assert document.title == "Hội nghị: lần “hai” #1"
    assert document.address == "bai-viet/2018/hoi-nghi-lan-hai-1.html"
    assert document.date is not None
    assert document.date.iso == "2018-02-21T14:45+07:00"
    assert document.updated is not None
    assert document.updated.iso == "2019"
    assert document.section == "Tin tức"
    assert (document.document_title, document.author) == ("Báo cáo", "Nguyễn Quí")
    assert document.summary == "Một hai"
    assert document.events == ("Một", "Hai")
    assert (document.tags, document.aliases) == (("HTX", "đại hội"), ("cu.html",))
    assert [(f.path, f.address, f.size) for f in document.files] == [
        ("files/Tờ trình.pdf", "files/to-trinh.pdf", 4)
    ]
    assert document.image is not None
    assert document.image.path == "2011/anh.png"
    assert document.provenance is None
    assert not document.is_draft


def test_a_page_needs_a_title_only(read: Read) -> None:
    reading = read("---\ntitle: Ý kiến\ntemplate: feedback\n---\nChữ.\n", "pages/y-kien.md")
    assert reading.findings == ()
    assert reading.document is not None
    assert reading.document.address == "y-kien.html"
    assert (reading.document.date, reading.document.section) == (None, "")


def test_provenance_keeps_a_text_as_it_is(read: Read) -> None:
    keys = {"source_url": "không rõ", "source_published": "21-3-2011", "capture_sha256": DIGEST}
    reading = read(article('"Một" -- hai', **keys))
    assert reading.findings == ()
    assert reading.document is not None
    provenance = reading.document.provenance
    assert provenance is not None
    assert [(row.label, row.value, row.address) for row in provenance.rows] == [
        ("Địa chỉ gốc", "không rõ", ""),
        ("Thời điểm đăng, như đã in", "21-3-2011", ""),
    ]
    assert provenance.value("source_url") == ""
    assert provenance.value("source_published") == "21-3-2011"
    assert provenance.capture is not None
    assert provenance.capture.path == "originals/goc.txt"


def test_a_digest_may_be_in_capitals(read: Read) -> None:
    reading = read(article(capture_sha256=DIGEST.upper()))
    assert reading.findings == ()
    provenance = reading.document.provenance if reading.document else None
    assert provenance is not None
    assert provenance.digest == DIGEST
    assert provenance.capture is not None


def test_an_archived_text_keeps_its_marks(tmp_path: Path) -> None:
    text = 'Chữ -- "gốc".'
    (tmp_path / "goc.md").write_text(article(text, source_url="không rõ"), encoding="utf-8")
    (tmp_path / "moi.md").write_text(article(text), encoding="utf-8")
    (_, archived), (_, editorial) = parse_files(tmp_path, ["goc.md", "moi.md"])
    assert '-- "gốc"' in archived.html.replace("\u00a0", " ")
    assert "“gốc”" in editorial.html


def test_a_long_title_gets_an_address_that_fits(read: Read) -> None:
    document = read(article(title="Quyết định " * 60)).document
    assert document is not None
    assert len(document.address) <= 120


# Keys of front matter that come on line 5 (title, date and category on lines 2 to 4).
HEADS: list[tuple[dict[str, str], int, str]] = [
    ({"category": "tin-tuc"}, 0, ""),
    ({"category": "Văn bản Trung ương"}, 0, ""),
    ({"category": "tin tức"}, 4, "không có chuyên mục “tin tức” trong menu.yaml"),
    ({"category": "[Tin tức]"}, 4, "khóa “category” không nhận danh sách hay khóa con"),
    ({"title": "…"}, 2, "tiêu đề không có chữ hay số nào dùng được cho địa chỉ"),
    ({"title": "…", "slug": "ba-cham"}, 0, ""),
    ({"files": "khong.pdf"}, 5, "không có tệp “khong.pdf”"),
    ({"files": "\n- ../files/Tờ trình.pdf\n- a.pdf"}, 7, "không có tệp “a.pdf”"),
    ({"files": "../files/tờ trình.pdf"}, 5, "không có tệp “../files/tờ trình.pdf”"),
    ({"files": "../.an/x.pdf"}, 5, "không có tệp “../.an/x.pdf”"),
    ({"files": "../../../../etc/hostname"}, 5, "không có tệp “../../../../etc/hostname”"),
    ({"image": "a" * 300}, 5, f"không có tệp “{'a' * 60}…”"),
    ({"image": "../files"}, 5, "không có tệp “../files”"),
    ({"image": "'//['"}, 5, "không có tệp “//[”"),
    ({"capture_sha256": "0" * 64}, 5, "không có bản lưu nào mang mã băm 000000000000…"),
    ({"capture_sha256": "abc"}, 5, "mã băm “abc” không đúng"),
    ({"capture_sha256": "không rõ"}, 0, ""),
    ({"source_published": "21-3-2011"}, 0, ""),
    ({"source_published": "tháng 3/2011"}, 0, ""),
    ({"source_published": "22-3-2011"}, 3, "ngày “2011-03-21” khác ngày đã in “22-3-2011”"),
]


@pytest.mark.parametrize(("keys", "line", "what"), HEADS)
def test_what_values_mean_is_checked_once(
    read: Read, keys: dict[str, str], line: int, what: str
) -> None:
    assert told(read(article(**keys))) == ([(line, what)] if line else [])


EMPTY = ["", "\n\n", "&nbsp;", "<!-- a -->", "---", "<br>", "<p></p>"]


@pytest.mark.parametrize("body", EMPTY)
def test_an_empty_body_is_an_error_and_in_a_draft_a_warning(read: Read, body: str) -> None:
    reading = read(article(body))
    assert told(reading) == [(1, "bài không có nội dung")]
    assert reading.document is None
    draft = read(article(body, status="draft"))
    assert told(draft) == [(1, "bài không có nội dung")]
    assert draft.document is not None
    assert draft.document.is_draft


@pytest.mark.parametrize("body", ["a", "![a](anh.png)", "`a`", "| a |\n|---|\n| b |"])
def test_little_is_not_empty(read: Read, body: str) -> None:
    assert read(article(body)).findings == ()


def test_a_long_text_without_summary_is_a_warning(read: Read) -> None:
    reading = read(article("chữ " * 601))
    assert told(reading) == [(1, "bài dài 601 chữ mà không có tóm tắt")]
    assert reading.document is not None
    assert read(article("chữ " * 601, summary="Tóm tắt")).findings == ()


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    around = Surroundings(tmp_path, Menu(), frozenset(), {})
    (reading,) = read_all(["khong-co.md"], around)
    assert told(reading) == [(1, "không mở được tệp")]


HEAD_LIKE = st.text(st.sampled_from("titledacgory:-\n \"'[]{}&*!#2011ạđ\\"))


@given(st.one_of(st.binary(), HEAD_LIKE.map(lambda t: f"---\n{t}\n---\n{t}".encode())), st.text())
def test_any_file_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, text: str
) -> None:
    root = tmp_path_factory.getbasetemp()
    around = Surroundings(root, Menu(), frozenset(), {})
    for written in (data, article(text).encode(errors="replace"), article(title=text).encode()):
        (root / "bai.md").write_bytes(written)
        (reading,) = read_all(["bai.md"], around)
        assert reading.findings or reading.document
        for finding in reading.findings:
            assert len(str(finding).splitlines()) == 1
            assert 1 <= finding.line <= written.count(b"\n") + written.count(b"\r") + 1
