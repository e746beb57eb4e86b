"""Broken articles beside a good site: all told in one run, each once, and nothing is built."""

from __future__ import annotations

import codecs

from harness import Build, article, digests

TCVN3 = "B¸o c¸o kÕt qu¶ cña Liªn minh Hîp t¸c x· tØnh".encode("latin-1")

GOOD = {
    "tot.md": article("## Mục một\n\nChữ.", title="Bài tốt"),
    "files/to-trinh.pdf": b"%PDF",
    "pages/y-kien.md": "---\ntitle: Ý kiến\n---\nGửi ý kiến.\n",
}

# What is dropped in, by path, and the line and words of the one finding that it must yield.
BROKEN: list[tuple[str, str | bytes, int, str]] = [
    ("thieu-dau-bai.md", "Chỉ có chữ.\n", 1, "thiếu phần đầu bài"),
    ("rong.md", "", 1, "thiếu phần đầu bài"),
    ("khong-dong.md", "---\ntitle: A\ndate: 2011\n\nChữ.\n", 1, "mà không đóng"),
    ("dau-bai-trong.md", "---\n---\nChữ.\n", 1, "phần đầu bài để trống"),
    ("danh-sach.md", "---\n- a\n- b\n---\nChữ.\n", 2, "không có dạng “khóa: giá trị”"),
    ("hai-cham.md", article(title="Hội nghị: lần hai"), 2, "dấu hai chấm"),
    ("ngoac-kep.md", article(summary='"Tóm tắt'), 5, "mở mà không đóng"),
    ("ngoac-vuong.md", article(tags="[a, b"), 5, "mà không đóng"),
    ("tab.md", "---\ntitle: Tab\n\tdate: 2011\n---\nChữ.\n", 3, "phím Tab"),
    ("lap-khoa.md", article(slug="a\nslug: b"), 6, "khóa “slug” lặp lại"),
    (
        "bom.md",
        article(title="&a [x, x]", tags="[*a, *a, *a]", summary="[*a, *a]"),
        2,
        "neo hoặc bí danh",
    ),
    ("bi-danh.md", article(title="Bí danh", tags="*a"), 5, "neo hoặc bí danh"),
    ("python.md", article(title="!!python/object/apply:os.system [ls]"), 2, "thẻ kiểu YAML"),
    ("sau.md", f"---\ntitle: {'[' * 3000}\n---\nChữ.\n", 2, "lồng quá sâu"),
    ("sai-khoa.md", article(title="Sai khóa", sumary="x"), 5, "có phải ý bạn là “summary”?"),
    ("sai-title.md", "---\ntitel: A\ndate: 2011\ncategory: Tin tức\n---\nChữ.\n", 2, "“title”?"),
    ("thieu-ngay.md", "---\ntitle: A\ncategory: Tin tức\n---\nChữ.\n", 1, "thiếu khóa “date”"),
    ("muc-la.md", article(title="Mục", category="Tin tứk"), 4, "ý bạn là “Tin tức”?"),
    (
        "muc-danh-sach.md",
        article(title="Mục hai", category="[Tin, Tức]"),
        4,
        "không nhận danh sách",
    ),
    ("ngay.md", article(title="Ngày", date="2011-02-30"), 3, "ngày “2011-02-30” không đúng"),
    ("ngay-viet.md", article(title="Ngày hai", date="21/3/2011"), 3, "năm-tháng-ngày"),
    ("kieu.md", article(title="{a: b}"), 2, "không nhận danh sách hay khóa con"),
    ("trang-thai.md", article(title="Trạng thái", status="publised"), 5, "“published”?"),
    ("slug.md", article(title="Slug", slug="Bài Thử"), 5, "viết “bai-thu”"),
    ("trung.md", article(title="Bài tốt"), 2, "trùng với tot.md"),
    ("pages/index.md", "---\ntitle: Index\n---\nChữ.\n", 2, "trùng với trang của cổng"),
    ("lien-ket.md", article("Một\n\n[x](khong-co.md)", title="Liên kết"), 9, "không dẫn đến tệp"),
    ("neo.md", article("[x](tot.md#muc-mot) [y](tot.md#muc-hai)", title="Neo"), 7, "“#muc-hai”"),
    ("hoa.md", article("[x](files/To-Trinh.pdf)", title="Hoa"), 7, "“files/to-trinh.pdf”?"),
    ("anh.md", article("Một\n![ảnh](anh.png)", title="Ảnh"), 8, "không dẫn đến tệp"),
    ("anh-ngoai.md", article("![a](https://a.example/a.png)", title="Ảnh hai"), 7, "trang khác"),
    ("goc.md", article("[x](/tot.html)", title="Gốc"), 7, "bắt đầu bằng “/”"),
    ("o-dia.md", article("[x](<C:/bai.doc>)", title="Ổ đĩa"), 7, "chỉ mở được trên máy của bạn"),
    ("js.md", article("Một\n\n[x](JavaScript:alert(1))", title="JS"), 9, "không an toàn"),
    ("thieu-tep.md", article(title="Thiếu tệp", files="\n  - files/a.pdf"), 6, "không có tệp"),
    ("script.md", article("Một\n\n<script>alert(1)</script>", title="Script"), 9, "“<script …>”"),
    ("iframe.md", article("<iframe></iframe>", title="Khung"), 7, "“<iframe …>”"),
    ("onclick.md", article("Một <b onclick='x()'>hai</b>", title="Nhấn"), 7, "“<b onclick …>”"),
    ("div.md", article("Một\n\n</div>", title="Thẻ"), 9, "thẻ HTML “</div>”"),
    ("trong.md", article("", title="Trống"), 1, "bài không có nội dung"),
    ("tcvn3.md", article("Một\n\n", title="TCVN").encode() + TCVN3, 10, "TCVN3"),
    ("utf16.md", codecs.BOM_UTF16_LE + article(title="Hội").encode("utf-16-le"), 1, "UTF-16"),
    ("utf16-khong-bom.md", article("a", title="b", category="c").encode("utf-16-le"), 1, "UTF-16"),
    (
        "latin.md",
        article("Một\nhai \udcff", title="L").encode(errors="surrogateescape"),
        8,
        "UTF-8",
    ),
    ("nul.md", article("Một\n\nhai\0", title="Nul"), 9, "U+0000"),
    ("c1.md", article("Một\x85", title="C1"), 7, "U+0085"),
    ("thoat.md", article(title='"a\\0b"'), 2, "dấu “\\”"),
    ("HOA.MD", article(title="Hoa hai"), 1, "đổi đuôi tệp thành “.md”"),
]


def test_each_broken_article_is_told_once_and_nothing_is_built(site: Build) -> None:
    before = site(GOOD)
    assert before.status == 0, before.said
    kept = digests(before.output)
    outcome = site({path: text for path, text, _, _ in BROKEN})
    assert outcome.status == 1
    assert digests(outcome.output) == kept
    assert "Traceback" not in outcome.said
    told = {line.split(": ", 1)[0]: line for line in outcome.findings}
    assert sorted(told) == sorted(f"{path}:{line}" for path, _, line, _ in BROKEN)
    assert len(outcome.findings) == len(BROKEN)
    for path, _, line, words in BROKEN:
        assert words in told[f"{path}:{line}"]
        assert "; " in told[f"{path}:{line}"]


def test_a_broken_menu_is_told_once_and_not_by_every_article(site: Build) -> None:
    menu = "editions:\n- id: x\n  title: X\n  menu:\n  - lable: Tin tức\n"
    outcome = site({**GOOD, "menu.yaml": menu})
    assert outcome.status == 1
    assert outcome.findings == ["menu.yaml:5: không có khóa “lable”; có phải ý bạn là “label”?"]


def test_warnings_are_listed_and_do_not_stop(site: Build) -> None:
    outcome = site(
        {"a.md": article("# Một\n\n#### Bốn\n\nHo\u0300a bình."), "nha\u0301p/x.txt": b"x"}
    )
    assert outcome.status == 0
    assert [line.partition(";")[0] for line in outcome.findings] == [
        "a.md:7: cảnh báo: đề mục bậc 1 trong bài",
        "a.md:9: cảnh báo: đề mục bậc 4 ngay dưới bậc 2",
        "a.md:11: cảnh báo: chữ có dấu ở dạng tách rời (NFD)",
        "nha\u0301p/x.txt:1: cảnh báo: tên tệp có dấu ở dạng tách rời (NFD)",
    ]
