import unicodedata
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from harness import MENU, article

from portal.sources import content_files, is_article, read_corpus, report
from portal.sources.findings import Finding, warning

GOOD: dict[str, str | bytes] = {
    "2011/a.md": article("## Mục một\n\nChữ.", title="A"),
    "2018/b.md": article(title="B"),
    "2018/nhap.md": article(title="Nháp", status="draft"),
    "files/Bản đồ.pdf": b"",
    "files/a&b.pdf": b"",
    "files/doc.md": b"kh\xf4ng l\xe0 b\xe0i",
}

Told = Callable[[dict[str, str | bytes]], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Write a content folder and return its findings as people read them."""

    def findings(files: dict[str, str | bytes]) -> list[str]:
        for path, data in {"menu.yaml": MENU, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data.encode() if isinstance(data, str) else data)
        return [str(finding) for finding in read_corpus(tmp_path).findings]

    return findings


# A link in 2011/x.md, and what is told of it (line 7) or nothing.
LINKS = [
    ("[x](a.md)", ""),
    ("[x](a.md#muc-mot)", ""),
    ("[x](../2018/b.md?in=1)", ""),
    ("[x](#de-muc)\n\n## Đề mục", ""),
    ("[x](../files/B%E1%BA%A3n%20%C4%91%E1%BB%93.pdf)", ""),
    ("[x](<../files/Bản đồ.pdf>)", ""),
    ("[x](../files/doc.md)", ""),
    ("[x]({static}/files/doc.md)", ""),
    ("[x]({filename}/2018/b.md)", ""),
    ("[x]({category}Tin tức) [y]({category}van-ban) [z]({index})", ""),
    ("[x](https://a.example/) <mailto:a@b.example> [y](tel:+84)", ""),
    ("[x](b.md)", "liên kết “b.md” không dẫn đến tệp nào; "),
    ("[x](A.md)", "liên kết “A.md” không dẫn đến tệp nào; có phải ý bạn là “2011/a.md”?"),
    ("[x](..\\2018\\b.md)", "viết “/” thay cho “\\” trong đường dẫn"),
    ("[x](muc)\n\n## Mục", "liên kết “muc” không dẫn đến tệp nào"),
    ("[x](../2018/)", "liên kết “../2018/” không dẫn đến tệp nào"),
    ("[x](../../a.md)", "liên kết “../../a.md” không dẫn đến tệp nào"),
    ("[x](a.md#muc-hai)", "không có đề mục “#muc-hai” trong 2011/a.md; "),
    ("[x](a.md#Mục-một)", "trong 2011/a.md; có phải ý bạn là “muc-mot”?"),
    ("[x](#khong)", "không có đề mục “#khong” trong 2011/x.md; "),
    ("[x](../2018/nhap.md)", "đến một bản nháp; "),
    ("[x](<../files/a&b.pdf>)", "tên tệp “files/a&b.pdf” có ký tự &; "),
    ("[x]({category}Tin tứk)", "không có chuyên mục “Tin tứk” trong menu.yaml; có phải ý bạn"),
    ("[x]({tag}y)", "liên kết “{tag}y” không dùng được; "),
    ("[x](/a.md)", "bắt đầu bằng “/”; "),
    ("[x](//a.example/)", "bắt đầu bằng “/”; "),
    ("[x]()", "liên kết không có địa chỉ; "),
    ("[x](<C:\\tin\\a.doc>)", "chỉ mở được trên máy của bạn; "),
    ("[x](file:///C:/a.doc)", "chỉ mở được trên máy của bạn; "),
    ("[x](JavaScript:alert(1))", "không an toàn; "),
    ("<a href='java&#10;script:alert(1)'>x</a>", "không an toàn; "),
    ("<a href='&#106;avascript&colon;alert(1)'>x</a>", "không an toàn; "),
    ("![x](data:image/png;base64,AAAA)", "liên kết “data:image/png;base64,AAAA” không an toàn; "),
    (f"![x](data:image/png;base64,{'A' * 9999})", "AAA…” không an toàn; "),
    ("![x](https://a.example/a.png)", "ảnh “https://a.example/a.png” nằm ở trang khác; "),
]


@pytest.mark.parametrize(("body", "words"), LINKS, ids=[body[:30] for body, _ in LINKS])
def test_each_link_leads_somewhere_or_is_told_once(told: Told, body: str, words: str) -> None:
    findings = told({**GOOD, "2011/x.md": article(body, title="X")})
    if words:
        (finding,) = findings
        assert finding.startswith("2011/x.md:7: ")
        assert words in finding
    else:
        assert findings == []


def test_a_draft_may_link_to_a_draft(told: Told) -> None:
    draft = article("[x](2018/nhap.md)", title="Nháp hai", status="draft")
    assert told({**GOOD, "nhap-hai.md": draft}) == []


def test_a_link_to_a_broken_article_is_not_told_again(told: Told) -> None:
    (finding,) = told({"a.md": article("[b](b.md#muc)", title="A"), "b.md": "Chữ"})
    assert finding.startswith("b.md:1: thiếu phần đầu bài")


def test_each_address_is_taken_once(told: Told) -> None:
    again = {"c.md": article(title="A"), "d.md": article(title="D", slug="a")}
    assert [line.partition(";")[0] for line in told({**GOOD, **again})] == [
        "c.md:2: địa chỉ “bai-viet/2011/a.html” trùng với 2011/a.md",
        "d.md:5: địa chỉ “bai-viet/2011/a.html” trùng với 2011/a.md",
    ]
    assert (
        told({**GOOD, "c.md": article(title="A", date="2012"), "d.md": "---\n---\n"})[0][0] == "d"
    )


def test_an_old_address_leads_to_one_page(told: Told) -> None:
    files: dict[str, str | bytes] = {
        "c.md": article(title="C", aliases="\n  - /x.asp?id=1\n  - /y.htm"),
        "d.md": article(title="D", aliases="\n  - /x.asp?id=1\n  - /bai-viet/2011/c.html"),
    }
    assert [line.partition(";")[0] for line in told(files)] == [
        "d.md:5: cảnh báo: địa chỉ cũ “/bai-viet/2011/c.html” đã dẫn đến c.md",
        "d.md:5: cảnh báo: địa chỉ cũ “/x.asp?id=1” đã dẫn đến c.md",
    ]


@pytest.mark.parametrize("title", ["Index", "404", "Tìm kiếm", "So đồ", "Tệp", "Lịch sử"])
def test_the_portals_own_addresses_are_taken(told: Told, title: str) -> None:
    (finding,) = told({"pages/x.md": f"---\ntitle: {title}\n---\nChữ.\n"})
    assert "trùng với trang của cổng thông tin" in finding


def test_names_that_become_one_are_told(told: Told) -> None:
    (finding,) = told({"files/Bản đồ.pdf": b"1", "files/ban-do.pdf": b"2"})
    assert "files/ban-do.pdf” trùng với" in finding


@pytest.mark.parametrize("path", ["BAI.MD", "a/bai.Md", "bai.markdown"])
def test_articles_under_another_ending_are_told(told: Told, path: str) -> None:
    (finding,) = told({path: article()})
    assert finding.startswith(f"{path}:1: tệp có đuôi")


def test_what_is_no_article_is_not_read(told: Told) -> None:
    files = ["originals/a.md", "files/a.MD", "data/a.md", "inbox/a.md", ".an/a.md", "~$a.md"]
    assert told(dict.fromkeys([*files, ".a.md", "2011/.a.md", "2011/a.docx"], b"\0")) == []
    assert is_article("2011/sau/a.md")
    assert is_article("files.md")
    assert not is_article("files/a.md")
    assert not is_article("a.txt")


def test_articles_lie_in_any_folder_under_any_name(told: Told) -> None:
    names = ["a/b/c/d.md", "Tên có dấu.md", "it's #1 100%.md", 'ngoặc "kép".md', "README.md"]
    files = {name: article(title=f"Bài {n}") for n, name in enumerate(names)}
    assert told(dict(files)) == []
    (finding,) = told({"2011/README.md": "# Ghi chú\n"})
    assert finding.startswith("2011/README.md:1: thiếu phần đầu bài")


def test_links_of_the_file_system_are_told(told: Told, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    for name, leads_to in {"a.md": "x.md", "b": "ngoai", "c.md": "/etc/hostname"}.items():
        (tmp_path / name).symlink_to(leads_to)
    assert [line.partition(" ")[0] for line in told({})] == ["a.md:1:", "b:1:", "c.md:1:"]


def test_decomposed_names_are_told_and_links_to_them_point_to_the_repair(told: Told) -> None:
    name = unicodedata.normalize("NFD", "Bản đồ.pdf")
    findings = told({"a.md": article("[x](<Bản đồ.pdf>)"), name: b""})
    assert ["check --fix" in finding for finding in findings] == [True, True]


def test_a_content_folder_without_a_menu_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article(), encoding="utf-8")
    (finding,) = read_corpus(tmp_path).findings
    assert str(finding).startswith("menu.yaml:1: thiếu tệp menu.yaml; ")


@pytest.mark.parametrize("path", ["pages/khong.md", "a.md", "pages"])
def test_the_masthead_links_to_pages_only(told: Told, path: str) -> None:
    page = "---\ntitle: X\n---\nChữ.\n"
    assert told({"menu.yaml": f"top: [pages/x.md]\n{MENU}", "pages/x.md": page}) == []
    (finding,) = told({"menu.yaml": f"top: [{path}]\n{MENU}", "a.md": article()})
    assert finding.startswith(f"menu.yaml:1: khóa “top”: “{path}” không phải là trang; ")


def test_each_page_of_the_masthead_is_told_with_its_line(told: Told) -> None:
    top = "# Đầu trang\ntop:\n  - pages/x.md\n  - pages/khong.md\n  -\n  - b.md\n"
    findings = told({"menu.yaml": top + MENU, "pages/x.md": "---\ntitle: X\n---\nChữ.\n"})
    assert [finding.partition(": ")[0] for finding in findings] == ["menu.yaml:4", "menu.yaml:6"]


def test_one_label_in_two_editions_needs_an_id(told: Told) -> None:
    menu = MENU.replace("label: Hoạt động", "label: Tin tức\n        id: tin-moi")
    (finding,) = told({"menu.yaml": menu, "a.md": article()})
    assert finding == ("a.md:4: có nhiều chuyên mục “Tin tức”; viết id: “tin-tuc” hoặc “tin-moi”")
    assert told({"menu.yaml": menu, "a.md": article(category="tin-moi")}) == []


def test_findings_come_by_path_and_line(told: Told) -> None:
    wrong = article("[x](y.md)\n[x](z.md)", date="hôm nay")
    findings = told({"b.md": wrong, "a.md": "", "10.md": ""})
    assert [line.partition(" ")[0] for line in findings] == [
        "10.md:1:",
        "a.md:1:",
        "b.md:3:",
        "b.md:7:",
        "b.md:8:",
    ]


def test_files_are_listed_sorted_and_without_hidden_ones(tmp_path: Path) -> None:
    for path in ["b.md", "a/x.md", "a-b.md", ".git/config", "~$a.docx", "a/.x", "Đ.md"]:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    assert content_files(tmp_path) == ("a-b.md", "a/x.md", "b.md", "Đ.md")


def test_a_report_counts_and_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = StringIO()
    findings = [Finding("a.md", 1, "sai", "sửa"), warning("b.md", 2, "lạ", "xem")]
    report(findings, tmp_path / "noi dung", out)
    assert out.getvalue().splitlines() == [
        "noi dung/a.md:1: sai; sửa",
        "noi dung/b.md:2: cảnh báo: lạ; xem",
        "1 lỗi, 1 cảnh báo.",
    ]
    quiet = StringIO()
    report([], tmp_path, quiet)
    assert quiet.getvalue() == ""
