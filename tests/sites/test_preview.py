"""The preview, as an editor has it: a server beside the files, new pages with every save."""

from __future__ import annotations

import os
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import DRAFT, ONE, TEXTS, TWO, Desk, eventually, previewing, write_all
from harness import MENU, PROJECT, article, digests

from portal.editing import preview
from portal.engine import Answer, Builder, build

LONG = bool(os.environ.get("PORTAL_LONG"))
LINUX = sys.platform == "linux"
SHOWN = {ONE: "Một đoạn.", TWO: "Xem", DRAFT: "Chưa xong.", "trang.html": "Một trang."}
BROKEN = article("## Mục một\n\n[hỏng](khong-co.md)", title="Bài một")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with previewing(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture(autouse=True)
def _tidy(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the content to the next test as it was."""
    yield
    if "desk" in request.fixturenames:
        desk: Desk = request.getfixturevalue("desk")

        def is_shown(address: str) -> bool:
            return SHOWN[address] in desk.get(address).text

        for path in desk.content.rglob("*.md"):
            if path.relative_to(desk.content).as_posix() not in TEXTS:
                path.unlink()
        write_all(desk.content, TEXTS)
        eventually(lambda: desk.news()["findings"] == [] and all(map(is_shown, SHOWN)))


def shows(desk: Desk, address: str, text: str) -> Callable[[], bool]:
    return lambda: text in desk.get(address).text


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        (ONE, "text/html; charset=utf-8"),
        ("files/to.txt", "text/plain; charset=utf-8"),
        ("_xem-truoc/overlay.js", "text/javascript; charset=utf-8"),
        ("_xem-truoc/overlay.css", "text/css; charset=utf-8"),
        ("_xem-truoc/../preview.py", None),
        ("khong/co/trang.html", None),
    ],
)
def test_it_serves_the_portal_and_lets_nothing_be_kept(
    desk: Desk, address: str, kind: str | None
) -> None:
    reply = desk.get(address)
    assert reply.status == (200 if kind else 404)
    assert kind in (None, reply.headers["Content-Type"])
    assert reply.headers["Cache-Control"] == "no-store"


def test_the_script_is_in_what_is_served_and_in_no_file(desk: Desk) -> None:
    served, lying = desk.get(ONE).text, (desk.output / ONE).read_text(encoding="utf-8")
    assert 'src="/_xem-truoc/overlay.js"' in served
    assert "connect-src 'self'; default-src 'none'" in served
    assert "xem-truoc" not in lying
    assert "connect-src" not in lying


def test_a_missing_page_leads_back_from_any_depth(desk: Desk) -> None:
    page = desk.get("a/b/c.html").text
    assert '<base href="/">' in page
    assert "base-uri 'self'" in page
    assert "overlay.js" in page


def test_drafts_are_shown_and_told(desk: Desk) -> None:
    assert desk.get(DRAFT).status == 200
    assert "bai-nhap.html" in desk.get("chuyen-muc/tin-tuc.html").text
    assert desk.news()["drafts"] == [DRAFT]


def test_a_build_leaves_drafts_out(desk: Desk, tmp_path: Path) -> None:
    assert build(desk.content, tmp_path / "output") == 0
    assert not (tmp_path / "output" / DRAFT).exists()


def test_a_saved_text_is_on_the_page_and_the_page_is_told(desk: Desk) -> None:
    before = desk.news()["version"]
    desk.write("tin/mot.md", article("## Mục một\n\nĐoạn mới.", title="Bài một"))
    eventually(shows(desk, ONE, "Đoạn mới."))
    eventually(lambda: desk.news()["version"] > before)


def test_what_other_pages_show_of_a_saved_text_follows(desk: Desk) -> None:
    text = "## Mục một\n\nTheo Nghị định số 67/2010/NĐ-CP.\n\n- Năm 1992, họp."
    desk.write("tin/mot.md", article(text, title="Bài một"))
    eventually(shows(desk, ONE, "Theo"))
    eventually(shows(desk, "van-ban/nghi-dinh-67-2010-nd-cp.html", "Bài một"))
    eventually(shows(desk, "lich-su.html", "Năm 1992"))
    eventually(shows(desk, ONE, "van-ban/nghi-dinh-67-2010-nd-cp.html"))
    write_all(desk.content, TEXTS)
    eventually(lambda: desk.get("van-ban/nghi-dinh-67-2010-nd-cp.html").status == 404)


def test_a_text_saved_the_way_careful_editors_do_is_on_the_page(desk: Desk) -> None:
    desk.write("tin/.mot.md.swp", article("## Mục một\n\nTệp thay.", title="Bài một"))
    (desk.content / "tin/.mot.md.swp").replace(desk.content / "tin/mot.md")
    eventually(shows(desk, ONE, "Tệp thay."))


def test_new_renamed_and_deleted_articles(desk: Desk) -> None:
    desk.write("tin/ba.md", article(title="Bài ba"))
    eventually(lambda: desk.get("bai-viet/2011/bai-ba.html").status == 200)
    (desk.content / "tin/ba.md").rename(desk.content / "ba.md")
    desk.write("ba.md", article("Chỗ mới.", title="Bài ba"))
    eventually(shows(desk, "bai-viet/2011/bai-ba.html", "Chỗ mới."))
    (desk.content / "ba.md").unlink()
    eventually(lambda: desk.get("bai-viet/2011/bai-ba.html").status == 404)


def test_a_folder_that_is_moved_away_takes_its_pages_with_it(desk: Desk) -> None:
    desk.write("khac/ba.md", article(title="Bài ba"))
    eventually(lambda: desk.get("bai-viet/2011/bai-ba.html").status == 200)
    (desk.content / "khac").rename(desk.folder / "khac")
    eventually(lambda: desk.get("bai-viet/2011/bai-ba.html").status == 404)


def test_a_text_saved_while_a_build_runs_is_not_missed(desk: Desk) -> None:
    before = desk.news()["version"]
    desk.write("tin/ba.md", article(title="Bài ba"))
    while desk.news()["version"] == before:  # at any moment of the build that the new file needs
        desk.write("tin/mot.md", article("## Mục một\n\nTrong khi dựng.", title="Bài một"))
        time.sleep(0.05)
    eventually(shows(desk, ONE, "Trong khi dựng."))


def test_a_page_that_has_moved_is_found_at_its_old_address(desk: Desk) -> None:
    desk.write("tin/mot.md", article("## Mục một\n\nChữ.", title="Tên khác"))
    eventually(lambda: desk.get(ONE).status == 200 and "Tên khác" in desk.get(ONE).text)


def test_with_errors_the_last_good_page_stays_until_all_are_mended(desk: Desk) -> None:
    desk.write("tin/mot.md", BROKEN)
    eventually(lambda: len(desk.findings()) == 1)
    assert desk.findings()[0].startswith("tin/mot.md:9: liên kết “khong-co.md” không dẫn đến tệp")
    desk.write(
        "tin/hai.md", article("# To\n\nSửa khi còn lỗi.", title="Bài hai", date="2012-05-06")
    )
    eventually(lambda: len(desk.findings()) == 2)
    assert "Một đoạn." in desk.get(ONE).text
    assert "Sửa khi còn lỗi." not in desk.get(TWO).text
    desk.write("tin/mot.md", article("## Mục một\n\nĐã sửa.", title="Bài một"))
    eventually(shows(desk, ONE, "Đã sửa."))
    eventually(shows(desk, TWO, "Sửa khi còn lỗi."))
    eventually(lambda: desk.news()["errors"] == 0)


def test_a_heading_that_others_link_to_is_missed(desk: Desk) -> None:
    desk.write("tin/mot.md", article("## Mục khác\n\nChữ.", title="Bài một"))
    eventually(lambda: len(desk.findings()) == 1)
    assert desk.findings()[0].startswith("tin/hai.md:7: không có đề mục “#muc-mot”")


def test_a_link_to_a_draft_is_an_error_as_in_a_build(desk: Desk) -> None:
    desk.write("tin/mot.md", article("## Mục một\n\n[nháp](nhap.md)", title="Bài một"))
    eventually(lambda: any("đến một bản nháp" in text for text in desk.findings()))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/menu.yaml", "Liên minh Một", "Liên minh Khác"),
        ("theme/templates/base.html", "Đến thẳng nội dung", "Đến nội dung"),
        ("pelicanconf.py", "Liên minh Hợp tác xã", "Hội Hợp tác xã"),
    ],
)
def test_menu_template_and_settings_are_followed(desk: Desk, path: str, old: str, new: str) -> None:
    file = desk.folder / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new), encoding="utf-8")
    eventually(shows(desk, ONE, new))
    file.write_text(text, encoding="utf-8")
    eventually(shows(desk, ONE, old))


@pytest.mark.parametrize(
    ("path", "line", "spoilt"),
    [
        ("theme/templates/page.html", 1, "{% nope %}\n"),
        ("theme/templates/partials/footer_links.html", 1, "{{ no_such_name }}\n"),
        ("pelicanconf.py", 1, "!\n"),
    ],
)
def test_a_broken_template_or_setting_is_told_with_its_line(
    desk: Desk, path: str, line: int, spoilt: str
) -> None:
    file = desk.folder / path
    text = file.read_text(encoding="utf-8")
    file.write_text(spoilt + text, encoding="utf-8")
    eventually(lambda: any(f"{path}:{line}: chưa dựng được" in said for said in desk.findings()))
    assert desk.get(ONE).status == 200
    file.write_text(text, encoding="utf-8")
    eventually(lambda: desk.findings() == [])


BODIES = [
    "Một đoạn “trích” -- và 'nháy' (c) 3 x 4.",
    "## Mục một\n\n### Mục con\n\n## Mục hai\n\n## Mục ba\n\nChữ[^1].\n\n[^1]: Chú thích.",
    "## Mục một\n\n[bài hai](hai.md) [tại chỗ](#muc-mot) [mục]({category}VĂN BẢN) [ngoài](https://vi.example/)",
    "| Một | Hai |\n| --- | --- |\n| 1 | 2 |\n\n## Mục một",
    "## Mục một\n\n```\nmã\n```\n\n- gạch\n- đầu dòng\n\n> trích",
    "## Mục một\n\n" + "Chữ dài. " * 700,
]


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[tuple[Builder, Path]]:
    content = tmp_path / "content"
    write_all(content, TEXTS)
    with Builder(PROJECT, content, tmp_path / "preview") as builder:
        assert builder.build()["outcome"] == "built"
        yield builder, content


@pytest.mark.parametrize("path", ["tin/mot.md", "tin/nhap.md", "pages/trang.md"])
def test_an_edited_text_is_rendered_without_a_build_and_just_like_by_one(
    builder: tuple[Builder, Path], tmp_path: Path, path: str
) -> None:
    running, content = builder
    head = TEXTS[path].rpartition("---\n")[0]
    texts = [TEXTS["tin/hai.md"].replace("#muc-mot", ""), *BODIES]
    assert edited(running, content, {"tin/hai.md": texts[0]})["pages"] == 1
    for number, body in enumerate(BODIES):
        inside = body.replace("hai.md", "../tin/hai.md")
        answer = edited(running, content, {path: f"{head}---\n\n{inside}\n"})
        assert (answer["outcome"], answer["pages"], answer["addresses"]) == ("built", 1, {})
        clean = tmp_path / f"clean-{number}"
        assert build(content, clean, drafts=True) == 0
        now, then = digests(tmp_path / "preview/output"), digests(clean)
        changed = {address for address in then if now.get(address) != then[address]}
        assert "manifest.sha512" in changed
        # The index of the search, the copies and the list of files wait for a build too.
        waiting = re.compile(r"tim-kiem.*|tep\.html|bai-viet/.*\.(?:md|txt)")
        assert {a for a in changed if not waiting.fullmatch(a)} == {"manifest.sha512"}


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("Hợp tác xã.", "built"),
        ("HTX.", "partly"),
        ("Theo Nghị định số 67/2010/NĐ-CP.", "partly"),
        ("- Năm 1992, họp.", "partly"),
    ],
)
def test_an_edit_of_what_other_pages_show_asks_for_a_build(
    builder: tuple[Builder, Path], body: str, outcome: str
) -> None:
    running, content = builder
    write_all(content, {"data/viet-tat.yaml": "HTX: hợp tác xã\n"})
    assert running.build()["outcome"] == "built"
    texts = {"tin/mot.md": f"{TEXTS['tin/mot.md']}\n{body}\n"}
    assert edited(running, content, texts)["outcome"] == outcome
    assert running.build()["outcome"] == "built"
    texts["tin/mot.md"] += "\nThêm.\n"
    assert edited(running, content, texts)["outcome"] == "built"


def edited(builder: Builder, content: Path, texts: dict[str, str]) -> Answer:
    write_all(content, texts)
    return builder.edit(str(content / path) for path in texts)


@pytest.mark.parametrize(
    "texts",
    [
        {"tin/mot.md": article("## Mục một", title="Tên khác")},
        {"tin/mot.md": article("## Mục một", title="Bài một", date="2009")},
        {"tin/mot.md": article("## Mục một", title="Bài một", category="Hoạt động")},
        {"tin/nhap.md": article(title="Bài nháp")},
        {
            "tin/mot.md": article("## Mục một\n\n![ảnh](anh.svg)", title="Bài một"),
            "tin/anh.svg": "<svg viewBox='0 0 2 1'/>",
        },
        {"moi.md": article(title="Bài mới")},
        {"menu.yaml": MENU.replace("Liên minh Một", "Liên minh Khác")},
        {"files/to.txt": "Tờ khác."},
    ],
)
def test_other_edits_are_built(
    builder: tuple[Builder, Path], tmp_path: Path, texts: dict[str, str]
) -> None:
    running, content = builder
    # A text edited before, which the store has not seen, comes into the build as well.
    assert edited(running, content, {"pages/trang.md": "---\ntitle: Trang\n---\n\nKhác.\n"})[
        "pages"
    ]
    answer = edited(running, content, texts)
    assert answer["outcome"] == "built"
    assert answer["addresses"]
    assert build(content, tmp_path / "clean", drafts=True) == 0
    assert digests(tmp_path / "preview/output") == digests(tmp_path / "clean")


def test_what_comes_and_goes_or_stays_as_it_was_makes_nothing(
    builder: tuple[Builder, Path],
) -> None:
    running, content = builder
    assert running.edit([str(content / "4913")])["outcome"] == "same"
    assert running.edit([str(content / "tin/mot.md")])["outcome"] == "same"


def test_a_builder_that_dies_is_replaced(builder: tuple[Builder, Path]) -> None:
    running, content = builder
    process = running._process
    assert process
    process.kill()
    assert edited(running, content, {"tin/mot.md": BROKEN})["outcome"] == "errors"


def test_a_text_reverted_after_a_quick_edit_is_reverted_by_the_next_build(
    builder: tuple[Builder, Path], tmp_path: Path
) -> None:
    running, content = builder
    before = digests(tmp_path / "preview/output")
    head = TEXTS["tin/mot.md"]
    assert edited(running, content, {"tin/mot.md": f"{head}\nThêm.\n"})["pages"] == 1
    write_all(content, TEXTS)
    assert running.build()["outcome"] == "built"
    assert digests(tmp_path / "preview/output") == before


@pytest.mark.skipif(not LINUX, reason="needs /proc to see memory")
def test_memory_stays_flat(desk: Desk) -> None:
    def resident() -> int:
        pages = (
            int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
            for process in (desk.process.pid, *desk.children())
        )
        return sum(pages) * os.sysconf("SC_PAGE_SIZE")

    def edit(number: int) -> None:
        desk.write("tin/mot.md", article(f"## Mục một\n\nsửa{number}lần", title="Bài một"))
        eventually(shows(desk, ONE, f"sửa{number}lần"))

    for number in range(10):  # caches fill up
        edit(number)
    before = resident()
    for number in range(10, 1010 if LONG else 30):
        edit(number)
    assert resident() - before < 8_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C can't be sent to one process alone")
def test_ctrl_c_ends_cleanly(tmp_path: Path) -> None:
    with previewing(tmp_path) as desk:
        assert desk.stop() == 0
        said = desk.log.read_text(encoding="utf-8")
        assert said.endswith("\nĐã dừng xem trước.\n")
        assert "Traceback" not in said


@pytest.mark.skipif(not LINUX, reason="needs /proc to see processes")
def test_ctrl_c_during_a_build_leaves_nothing_running(tmp_path: Path) -> None:
    with previewing(tmp_path) as desk:
        first = desk.children()
        desk.write("menu.yaml", f"{MENU}      - label: Mục mới\n")
        eventually(lambda: desk.children() not in ([], first))
        second = desk.children()
        assert desk.stop() == 0
        assert not [process for process in second if Path("/proc", process).exists()]


def test_content_that_is_broken_from_the_start_is_told_on_a_page(tmp_path: Path) -> None:
    with previewing(tmp_path, {"menu.yaml": MENU, "a.md": article(date="2018-02-30")}) as desk:
        assert desk.get("").status == 503
        assert "Đang dựng trang" in desk.get("").text
        assert desk.findings()[0].startswith("a.md:3: ngày “2018-02-30” không đúng")
        desk.write("a.md", article(date="2018-02-28"))
        eventually(lambda: desk.get("bai-viet/2018/bai-thu.html").status == 200)


def test_a_port_that_is_taken_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert preview(tmp_path, port=port) == 2
    assert capsys.readouterr().err == (
        f"Cổng {port} không dùng được: chọn số khác, ví dụ --port 8080.\n"
    )


def test_a_folder_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(tmp_path / "không có") == 2
    assert capsys.readouterr().err.count("\n") == 1
