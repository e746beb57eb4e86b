"""The books of a site, EPUB and PDF, as reading programs and validators by others take them."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import unicodedata
import zlib
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED, ZipFile

import pytest
from books import RELEASE, data_spans, make, material_of, tool
from bs4 import BeautifulSoup
from harness import PROJECT, Build, article

from portal.archive import verify
from portal.archive.epub import inspect as inspect_epub
from portal.archive.material import Material
from portal.archive.pdf import inspect as inspect_pdf
from portal.engine import build as build_portal
from portal.sources import NOTES_MARK, Flow

FORMS = ("epub", "pdf")


def png() -> bytes:
    """Return a picture of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


FILES: dict[str, str | bytes] = {
    "2011/bang.md": article(
        "Ủy ban nhân dân huyện Giồng Riềng có HTX lúa.[^1]\n\n"
        "| Huyện | Số HTX |\n| --- | ---: |\n| Gò Quao | 12 |\n| Vĩnh Thuận | 1.943 |\n\n"
        "![Trụ sở](../files/anh.png)\n\n"
        "Xem [bài kia](../2018/goc.md#viec), [tệp](../files/mau.txt), "
        "[ngoài](https://a.example/?a=1&b=2), "
        "[mục]({category}Tin tức).\n\n"
        "[Biểu đồ cột: Số HTX qua các năm](../data/so.csv)\n\n"
        "<details><summary>Thêm</summary>Dòng một<br>dòng hai &amp; H<sub>2</sub>O</details>\n\n"
        "[^1]: Chú thích có **chữ đậm**.",
        title="Bảng & ảnh",
    ),
    "2018/goc.md": article(
        "## Việc\n\n- Ngày 09/9/1994, Đại hội lần thứ nhất.\n- Năm 1992 thành lập.\n\n"
        "Chữ nãm 2017 <của ông> A < B.".replace("<của ông>", "&lt;của ông&gt;"),
        title="Gốc",
        date="2018-02-21T14:45",
        category="Hoạt động",
        author="Nguyễn Quí",
        source_url="không rõ",
        text_notes="\n  nãm 2017: nguyên văn như vậy.",
    ),
    "2018/cung-nam.md": article("HTX họp.", title="Cùng năm", date="2018-03", category="Hoạt động"),
    "data/so.csv": "Năm;Số HTX\n2010;12\n2011;15\n",
    "data/viet-tat.yaml": "HTX: hợp tác xã\n",
    "files/anh.png": png(),
    "files/mau.txt": "mẫu",
}  # fmt: skip


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Build a site with all that a text may hold."""
    from harness import MENU  # noqa: PLC0415

    root = tmp_path_factory.mktemp("sach")
    for path, text in {"menu.yaml": MENU, **FILES}.items():
        target = root / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
    assert build_portal(root / "content", root / "output") == 0
    return material_of(root / "content", root / "output")


@pytest.fixture(scope="module")
def made(given: Material, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make its books, by the endings of their names."""
    folder = tmp_path_factory.mktemp("goi")
    paths = [path for form in FORMS for path in make(form, given, folder)]
    return {path.name.removeprefix(RELEASE.stem): path for path in paths}


@pytest.fixture(scope="module")
def real(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make the books of the real content."""
    folder = tmp_path_factory.mktemp("that")
    material = material_of(PROJECT / "content", portal)
    paths = [path for form in FORMS for path in make(form, material, folder)]
    return {path.name.removeprefix(RELEASE.stem): path for path in paths}


@pytest.mark.parametrize("which", ["made", "real"])
def test_epubcheck_has_nothing_to_say(which: str, request: pytest.FixtureRequest) -> None:
    tool("java", "default-jre-headless")
    epub = request.getfixturevalue(which)[".epub"]
    command = [sys.executable, "-m", "epubcheck", str(epub)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not re.search("ERROR|WARNING|FATAL|USAGE", told.stdout + told.stderr), told.stdout
    assert told.returncode == 0, told.stderr
    print(f"epubcheck: {epub.name}, nothing to say")  # says what was validated


def test_an_epub_begins_with_its_type_as_it_is(made: dict[str, Path]) -> None:
    with ZipFile(made[".epub"]) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        package = archive.read("EPUB/package.opf").decode()
    assert "<dc:language>vi</dc:language>" in package
    assert f'<dc:identifier id="release">{RELEASE.swhid}</dc:identifier>' in package
    assert '<meta property="dcterms:modified">2026-09-01T18:30:00Z</meta>' in package
    assert 'properties="cover-image"' in package


@pytest.mark.parametrize("which", ["made", "real"])
def test_a_chapter_has_the_texts_letters_and_no_others(
    which: str, request: pytest.FixtureRequest, given: Material, portal: Path
) -> None:
    epub = request.getfixturevalue(which)[".epub"]
    material = given if which == "made" else material_of(PROJECT / "content", portal)
    with ZipFile(epub) as archive:
        for document in material.articles:
            if document.body.charts:
                continue  # a drawing has words of its own
            html = material.sources.text(document.path).html.partition(NOTES_MARK)[0]
            chapter = archive.read(f"EPUB/{document.address.removesuffix('html')}xhtml")
            body = BeautifulSoup(chapter, "html.parser").select_one("div.text")
            assert body
            expected = BeautifulSoup(html, "html.parser").get_text()
            assert body.get_text().strip() == expected.strip()
            assert Flow.of(str(body)).text.split() == Flow.of(html).text.split()


def test_links_lead_inside_the_book_where_it_has_what_they_name(made: dict[str, Path]) -> None:
    with ZipFile(made[".epub"]) as archive:
        page = BeautifulSoup(archive.read("EPUB/bai-viet/2011/bang-anh.xhtml"), "html.parser")
        other = archive.read("EPUB/bai-viet/2018/goc.xhtml").decode()
        assert "EPUB/files/anh.png" in archive.namelist()
    hrefs = {a.get_text(): a.get("href") for a in page.select("div.text a")}
    assert hrefs["bài kia"] == "../../bai-viet/2018/goc.xhtml#viec"
    assert hrefs["tệp"] == "https://kho.example/files/mau.txt"
    assert hrefs["ngoài"] == "https://a.example/?a=1&b=2"
    assert hrefs["mục"] == "https://kho.example/chuyen-muc/tin-tuc.html"
    assert [img["src"] for img in page.select("img")] == ["../../files/anh.png"]
    assert 'id="viec"' in other


def test_the_timeline_leads_to_its_sentences(made: dict[str, Path]) -> None:
    with ZipFile(made[".epub"]) as archive:
        page = BeautifulSoup(archive.read("EPUB/timeline.xhtml"), "html.parser")
        chapter = archive.read("EPUB/bai-viet/2018/goc.xhtml").decode()
    assert [h2.get_text() for h2 in page.select("h2")] == ["1992", "1994"]
    for link in page.select(".events a"):
        path, _, anchor = str(link["href"]).partition("#")
        assert path == "bai-viet/2018/goc.xhtml"
        assert f'id="{anchor}"' in chapter


@pytest.mark.parametrize("which", ["made", "real"])
def test_qpdf_and_poppler_find_sound_pdfs(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    qpdf, pdffonts = tool("qpdf", "qpdf"), tool("pdffonts", "poppler-utils")
    packages = request.getfixturevalue(which)
    with ZipFile(packages["-pdf.zip"]) as archive:
        archive.extractall(tmp_path)
    pdfs = [packages[".pdf"], *sorted(tmp_path.rglob("*.pdf"))]
    for pdf in pdfs:
        checked = subprocess.run(
            [qpdf, "--check", str(pdf)], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr
        fonts = subprocess.run([pdffonts, str(pdf)], capture_output=True, text=True, check=True)
        rows = fonts.stdout.splitlines()[2:]
        assert rows
        assert all(re.search(r"\byes +yes +yes +\d+ +\d+$", row) for row in rows), fonts.stdout
        data = pdf.read_bytes()
        assert b'pdfaid:part="2"' in data
        assert b'pdfaid:conformance="U"' in data
    print(
        f"qpdf --check, pdffonts: {len(pdfs)} PDFs, every typeface embedded with its letters"
    )  # says what was validated


@pytest.mark.parametrize("which", ["made", "real"])
def test_a_pdf_claims_pdf_a_and_has_an_output_intent(
    which: str, request: pytest.FixtureRequest
) -> None:
    from pikepdf import Pdf  # noqa: PLC0415

    with Pdf.open(request.getfixturevalue(which)[".pdf"]) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert "/Filter" not in pdf.Root.Metadata
        assert pdf.Root.Lang == "vi"


def test_pdftotext_reads_the_words_in_their_order(real: dict[str, Path], portal: Path) -> None:
    pdftotext = tool("pdftotext", "poppler-utils")
    command = [pdftotext, "-enc", "UTF-8", str(real[".pdf"]), "-"]
    read = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert read == unicodedata.normalize("NFC", read)
    material = material_of(PROJECT / "content", portal)
    for document in material.articles:
        text = Flow.of(material.sources.text(document.path).html).text
        sentences = [" ".join(line.split()) for line in text.split("\n") if len(line) > 60]
        found = re.sub(r"\[\d\]", "", " ".join(read.split()))  # the marks of notes
        places = [found.find(sentence[:60]) for sentence in sentences]
        assert sum(place < 0 for place in places) <= len(places) // 8  # those that a page parts
        known = [place for place in places if place >= 0]
        assert known == sorted(known)


def test_offprints_keep_the_pages_of_the_book(made: dict[str, Path], tmp_path: Path) -> None:
    from pikepdf import Array, Pdf  # noqa: PLC0415

    with ZipFile(made["-pdf.zip"]) as archive:
        assert archive.namelist() == [
            "bai-viet/2011/bang-anh.pdf",
            "bai-viet/2018/cung-nam.pdf",
            "bai-viet/2018/goc.pdf",
            "manifest.sha512",
        ]
        archive.extractall(tmp_path)
    with Pdf.open(made[".pdf"]) as book, book.open_outline() as outline:
        years = [(item.title, [child.title for child in item.children]) for item in outline.root]
        assert years[-2:] == [("Năm 2011", ["Bảng & ảnh"]), ("Năm 2018", ["Gốc", "Cùng năm"])]
        labels = [page.label for page in book.pages]
        assert labels == ["i", "ii", "iii", "2011-1", "2018-1", "2018-2"]
        pages = [page.obj.objgen for page in book.pages]
        inside = [link.Dest for link in book.pages[3].obj.Annots if "/Dest" in link]
        assert pages[4] in [target[0].objgen for target in inside if isinstance(target, Array)]
    with Pdf.open(tmp_path / "bai-viet/2011/bang-anh.pdf") as offprint:
        targets = [str(a.A.URI) for a in offprint.pages[0].obj.Annots if "/A" in a]
        assert "../2018/goc.pdf#viec" in targets


def test_two_makes_are_the_same_bytes(
    given: Material, made: dict[str, Path], tmp_path: Path
) -> None:
    paths = f"{PROJECT / 'plugins'}{os.pathsep}{PROJECT / 'tests'}"
    changed = {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONPATH": paths}
    script = PROJECT / "tests" / "books.py"
    folders = (given.content, given.output, tmp_path / "noi khac")
    command = [sys.executable, str(script), *map(str, folders), *FORMS]
    subprocess.run(command, env=os.environ | changed, check=True, cwd=tmp_path)
    for path in made.values():
        assert (tmp_path / "noi khac" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("kind", [".epub", "-pdf.zip"])
def test_a_flipped_byte_of_a_member_is_found_and_named(
    kind: str, made: dict[str, Path], tmp_path: Path
) -> None:
    inspect = inspect_epub if kind == ".epub" else inspect_pdf
    assert inspect(made[kind]).changes == ()
    assert inspect(made[kind]).release == RELEASE
    data, random = made[kind].read_bytes(), Random(50)  # no secret
    spans = [span for span in data_spans(made[kind]) if span[2] > span[1]]
    for _ in range(50):
        name, start, end = random.choice(spans)
        found = inspect(
            _flipped(data, random.randrange(start, end), random, tmp_path / made[kind].name)
        )
        assert found.changes, name
        if "manifest" not in name:
            assert name in {change.name for change in found.changes}


def test_every_flipped_byte_of_a_pdf_is_found(made: dict[str, Path], tmp_path: Path) -> None:
    data, random = made[".pdf"].read_bytes(), Random(50)  # no secret
    assert inspect_pdf(made[".pdf"]).changes == ()
    assert inspect_pdf(made[".pdf"]).release == RELEASE
    for _ in range(50):
        broken = _flipped(data, random.randrange(len(data)), random, tmp_path / made[".pdf"].name)
        assert [change.name for change in inspect_pdf(broken).changes] == [broken.name]


@pytest.mark.parametrize("kind", [".epub", "-pdf.zip", ".pdf"])
def test_verify_tells_by_the_list_of_any_flipped_byte(
    kind: str, made: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from portal.archive.lists import as_list, digest_of_file  # noqa: PLC0415

    name = made[kind].name
    listed = as_list({name: digest_of_file(made[kind])})
    (tmp_path / "kho.sha512").write_text(listed, encoding="utf-8")
    data, random = made[kind].read_bytes(), Random(50)  # no secret
    (tmp_path / name).write_bytes(data)
    assert verify([tmp_path / name]) == 0
    for _ in range(50):
        _flipped(data, random.randrange(len(data)), random, tmp_path / name)
        assert verify([tmp_path / name]) == 1
    assert f"{name}: đã thay đổi, không khớp với danh sách kho.sha512" in capsys.readouterr().out


def _flipped(data: bytes, at: int, random: Random, target: Path) -> Path:
    broken = bytearray(data)
    broken[at] ^= 1 << random.randrange(8)
    target.write_bytes(broken)
    return target


def test_a_site_without_articles_has_books_too(site: Build, tmp_path: Path) -> None:
    outcome = site({})
    material = material_of(tmp_path / "content", outcome.output)
    for form in FORMS:
        for package in make(form, material, tmp_path / "goi"):
            assert package.stat().st_size
