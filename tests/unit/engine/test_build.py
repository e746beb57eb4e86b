import re
from pathlib import Path

import pytest
from harness import MENU, Build, article, digests
from photos import PIXEL

from portal.engine import build

BAI = "bai-viet/2011/bai-thu.html"
Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "menu.yaml").write_text(MENU, encoding="utf-8")
    (folder / "a.md").write_text(article(), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("folder", "output", "words"),
    [
        ("khong-co", "output", "Không có thư mục nội dung"),
        ("content/a.md", "output", "Không có thư mục nội dung"),
        ("content", "content/output", "nằm trong nội dung"),
        ("content", "content", "nằm trong nội dung"),
        ("content", ".", "chứa nội dung"),
        ("content", "content/../x.txt", "là một tệp"),
        ("content", "x.txt/output", "Không ghi được"),
    ],
)
def test_folders_that_cannot_be_used_are_told_in_a_line(
    content: Path, capsys: Capsys, folder: str, output: str, words: str
) -> None:
    (content.parent / "x.txt").write_text("x", encoding="utf-8")
    before = digests(content.parent)
    assert build(content.parent / folder, content.parent / output) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert digests(content.parent) == before


def test_a_file_in_the_way_is_told_in_a_line(content: Path, capsys: Capsys) -> None:
    output = content.parent / "output"
    (output / "index.html").mkdir(parents=True)
    assert build(content, output) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "Không ghi được" in line
    assert "index.html" in line


def test_a_menu_alone_is_a_site(site: Build) -> None:
    outcome = site({})
    assert outcome.status == 0
    assert "Đã dựng 0 bài, 0 trang." in outcome.said


def test_what_is_no_content_is_no_matter(site: Build) -> None:
    paths = [
        ".an/a.md",
        ".a.md",
        "~$a.md",
        "2011/~$b.md",
        "data/c.md",
        "inbox/d.md",
        "2011/.e/f.md",
    ]
    outcome = site(
        {**dict.fromkeys(paths, b"\0"), "2011/a.md": article(), "files/.x": b"", "a.docx": b""}
    )
    assert outcome.status == 0, outcome.said
    assert not [address for address in outcome.addresses if "a.docx" in address or "/.x" in address]


def test_articles_of_any_name_and_depth_are_built(site: Build) -> None:
    names = ["a/b/c/d.md", "Tên có dấu.md", "it's #1 100%.md", "hai  cách.md"]
    outcome = site({name: article(title=f"Bài {n}") for n, name in enumerate(names)})
    assert outcome.status == 0, outcome.said
    assert {f"bai-viet/2011/bai-{n}.html" for n in range(len(names))} <= outcome.addresses


def test_titles_with_any_sign_are_shown_as_they_are(site: Build) -> None:
    title = "“Một” & <b>hai</b>: 'ba' \"bốn\" #5 {{ sáu }}"
    page = site(
        {"a.md": article(title=f"'{title.replace(chr(39), chr(39) * 2)}'", slug="bai-thu")}
    ).page(BAI)
    assert page.select_one("h1").get_text(strip=True).replace("\u00a0", " ") == title  # type: ignore[union-attr]


def test_links_of_every_spelling_lead_somewhere(site: Build) -> None:
    outcome = site(
        {
            "2011/a.md": article(
                "<p><a title='một' href='../2018/b%20c.md'>1</a>"
                '<a href="{static}/files/Bản đồ.pdf">2</a> <a href="{index}">3</a></p>\n\n'
                "[4](<../files/Tên có cách.pdf>) [5](../files/doc.md) "
                "[6](../2018/b%20c.md?in#muc)\n"
                "![ src='x.png'](hinh%20anh.png 'chú')"
            ),
            "2018/b c.md": article("## Mục", title="Hai"),
            "2011/hinh anh.png": PIXEL,
            "files/Bản đồ.pdf": b"1",
            "files/Tên có cách.pdf": b"2",
            "files/doc.md": "# Tệp tải về",
        }
    )
    assert outcome.status == 0, outcome.said
    page = outcome.page(BAI)
    body = page.select_one("[itemprop=articleBody]")
    assert body is not None
    assert [a["href"] for a in body.select("a")] == [
        "../../bai-viet/2011/hai.html",
        "../../files/ban-do.pdf",
        "../../index.html",
        "../../files/ten-co-cach.pdf",
        "../../files/doc.md",
        "../../bai-viet/2011/hai.html?in#muc",
    ]
    assert [image["src"] for image in body.select("img")] == ["../../2011/hinh-anh.png"]
    for link in body.select("a, img"):
        target = str(link.get("href") or link.get("src")).removeprefix("../../")
        assert re.split("[?#]", target)[0] in outcome.addresses


def test_a_second_build_of_the_same_changes_nothing(site: Build) -> None:
    first = site({"a.md": article()})
    stamps = {p: p.stat().st_mtime_ns for p in first.output.rglob("*")}
    second = site({})
    assert {p: p.stat().st_mtime_ns for p in second.output.rglob("*")} == stamps
