"""The task `import` end to end: old files become articles whose pages say just what they said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from harness import PROJECT, run_build, the

from portal.intake import import_files, importing

ORIGINALS = PROJECT / "content" / "originals"
CASES = {
    "2011-bao-cao-quy-I.txt": "bai-viet/2011/*.html",
    "2018-qua-trinh-hinh-thanh.txt": "bai-viet/2018/*.html",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder that has the real menu, its two pages, and no article."""
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    for path in ("menu.yaml", "pages/y-kien.md", "pages/ho-tro-ky-thuat.md"):
        (content / path).write_bytes((PROJECT / "content" / path).read_bytes())
    return content


def only(folder: Path, pattern: str) -> BeautifulSoup:
    (page,) = folder.glob(pattern)
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def told(page: BeautifulSoup) -> dict[str, object]:
    """Return what a page says of its article."""
    body = the(page, "[itemprop=articleBody]")
    return {
        "text": "".join(body.get_text().split()),  # editors' marks part words
        "headings": [(h.name, " ".join(h.get_text().split())) for h in body.select("h2, h3, h4")],
        "items": len(body.select("li")),
        "title": the(page, "h1").get_text(),
        "time": the(page, "time[itemprop=datePublished]")["datetime"],
        "author": [one.get_text() for one in page.select("[itemprop=author]")],
        "current": [one.get_text() for one in page.select("nav.menu [aria-current]")],
    }


@pytest.mark.parametrize("name", CASES)
def test_an_original_becomes_the_page_that_the_portal_has(
    name: str, content: Path, portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The dump of 2011 doesn't say its section: the one who keeps it does.
    category = "Thông tin hoạt động" if name.startswith("2011") else ""
    assert import_files([ORIGINALS / name], content, category=category) == 0
    outcome = run_build(content, content.parent / "output", capsys)
    assert outcome.status == 0, outcome.said
    made, kept = (only(folder, CASES[name]) for folder in (outcome.output, portal))
    assert told(made) == told(kept)
    assert (content / "originals" / name).read_bytes() == (ORIGINALS / name).read_bytes()


@pytest.mark.parametrize("name", CASES)
def test_the_texts_of_the_portal_are_the_imported_ones(name: str, content: Path) -> None:
    assert import_files([ORIGINALS / name], content, category="Thông tin hoạt động") == 0
    (made,) = content.glob("thong-tin-hoat-dong/*.md")
    (kept,) = PROJECT.glob(f"content/{name[:4]}/*.md")
    assert body(kept) == body(made)


def body(article: Path) -> str:
    return article.read_text(encoding="utf-8").split("---\n", 2)[2]


def test_the_same_file_is_not_imported_twice(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original = ORIGINALS / "2018-qua-trinh-hinh-thanh.txt"
    assert import_files([original], content) == 0
    before = sorted(content.rglob("*"))
    capsys.readouterr()
    assert import_files([original], content) == 0
    assert "đã nhập trước đây, là hoat-dong-hop-tac-xa/2018-02-21-" in capsys.readouterr().out
    assert sorted(content.rglob("*")) == before


def test_a_dry_run_shows_the_article_and_writes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(content.rglob("*"))
    assert import_files([ORIGINALS / "2018-qua-trinh-hinh-thanh.txt"], content, dry_run=True) == 0
    assert 'author: "Nguyễn Quí"' in capsys.readouterr().out
    assert sorted(content.rglob("*")) == before


def test_an_unknown_section_is_a_draft_and_is_told(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "inbox").mkdir()
    (content / "inbox" / "ghi chép.txt").write_text(
        "Báo cáo năm\n\nĐã thành lập 2 hợp tác xã.", encoding="utf-8"
    )
    assert import_files([], content) == 0
    said = capsys.readouterr().out
    assert "xem lại: chưa rõ chuyên mục" in said
    assert "xem lại: không thấy ngày đăng" in said
    (article,) = content.glob("chua-ro-chuyen-muc/*.md")
    assert 'status: "draft"' in article.read_text(encoding="utf-8")
    assert run_build(content, content.parent / "output", capsys).status == 0


@pytest.mark.parametrize(
    ("named", "category", "says"),
    [
        (["khong-co.txt"], "", "khong-co.txt: không có tệp này"),
        ([], "", "Không có tệp nào để nhập"),
        ([], "Không có mục này", "Không rõ chuyên mục “Không có mục này”"),
    ],
)
def test_wrong_use_is_one_line(
    named: list[str], category: str, says: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [content.parent / name for name in named]
    assert import_files(paths, content, category=category) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_articles_of_one_title_have_addresses_of_their_own(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "<title>Tin</title><body><h1>Đại hội thành viên</h1><p>21/3/2011</p><p>{}</p></body>"
    for number in range(3):
        text = f"Hợp tác xã số {number} đã họp đại hội thành viên thường niên. " * 5
        (content.parent / f"{number}.htm").write_text(page.format(text), encoding="utf-8")
    pages = sorted(content.parent.glob("*.htm"))
    assert import_files(pages, content, category="Giới thiệu") == 0
    outcome = run_build(content, content.parent / "output", capsys)
    assert outcome.status == 0, outcome.said
    assert len(list((outcome.output / "bai-viet" / "2011").glob("*.html"))) == 3


def test_a_folder_that_cannot_be_written_is_told_in_a_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "hoat-dong-hop-tac-xa").write_bytes(b"a file where a folder is wanted")
    assert import_files([ORIGINALS / "2018-qua-trinh-hinh-thanh.txt"], content) == 1
    assert "Không ghi được “" in capsys.readouterr().err


def test_what_cannot_be_read_is_told_each_time_and_never_as_imported(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [content.parent / "a.docx", content.parent / "b.docx"]
    for path in files:
        path.write_bytes(b"no zip")
    assert import_files(files, content) == 1
    said = capsys.readouterr().out
    assert [f"{path}: tệp bị hỏng" in said for path in files] == [True, True]


def test_what_no_reader_knows_is_told_and_the_rest_imported(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = content.parent / "anh.xyz"
    odd.write_bytes(b"\0\1")
    named = [odd, ORIGINALS / "2018-qua-trinh-hinh-thanh.txt"]
    assert import_files(named, content) == 1
    assert f"{odd}: không biết đọc loại tệp này" in capsys.readouterr().out
    assert len(list(content.glob("hoat-dong-hop-tac-xa/*.md"))) == 1


SENTENCE = "Hợp tác xã đã họp đại hội thành viên thường niên và bầu ban kiểm soát mới. "
FOOT = "Giấy phép số {0} do Sở Thông tin cấp cho trang này, lượt xem {0}."
ASIDE = "Riêng trang này có thêm một đoạn văn đứng ở cuối trang."


def saved_pages(folder: Path, aside: str = "") -> list[Path]:
    """Write three pages with the same foot; the first has a paragraph more in it."""
    for number in range(3):
        (folder / f"{number}.htm").write_text(
            f"<title>Tin {number}</title><h1>Đại hội thành viên lần {number}</h1><p>21/3/2011</p>"
            f"<p>{SENTENCE * 5}</p><div id=footer><p>{FOOT.format(number)}</p>"
            f"<p>{'' if number else aside}</p></div>",
            encoding="utf-8",
        )
    return sorted(folder.glob("*.htm"))


@pytest.mark.parametrize("dry_run", [False, True])
def test_what_was_left_out_is_told_and_once_what_pages_repeat(
    dry_run: bool, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = saved_pages(content.parent, ASIDE)
    assert import_files(pages, content, category="Giới thiệu", dry_run=dry_run) == 0
    said = capsys.readouterr().out
    assert said.count("để ngoài bài") == 4
    assert f"    ngoài bài: “{ASIDE}”\n" in said
    assert said.count("Giấy phép") == 1
    assert said.endswith(
        f"Đoạn văn có trên nhiều trang, đã để ngoài bài:\n  3 trang: “{FOOT.format(0)}”\n"
    )


def test_a_word_that_a_reader_has_lost_is_told(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = importing._drafts
    forgetful = lambda *given: (replace(one, left_out=()) for one in drafts(*given))  # noqa: E731
    monkeypatch.setattr(importing, "_drafts", forgetful)
    assert import_files(saved_pages(content.parent)[:1], content, category="Giới thiệu") == 1
    assert "  mất 1 “Giấy”: … " in capsys.readouterr().out
