"""An incremental build is byte-identical to a clean one, whatever was edited before it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness import MENU, PROJECT, article, digests
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican import signals
from photos import grainy

from portal.documents import records
from portal.engine import build, gate

LONG = bool(os.environ.get("PORTAL_LONG"))
SEQUENCES = 2000 if LONG else 8

Edit = Callable[["Project"], None]


class Project:
    """A small project of its own, with content, theme and settings that may be edited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        for name in ("theme", "plugins"):
            shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc"))
        for name in ("pelicanconf.py", "publishconf.py", "requirements.txt"):
            shutil.copy(PROJECT / name, folder / name)
        self.write("menu.yaml", MENU)
        for number in range(6):
            links = f"Xem [bài trước](bai-{number - 1}.md#muc)." if number else "Đầu tiên."
            self.write(f"bai-{number}.md", self.article(number, links))
        self.write("files/to.txt", "tờ")
        self.write("pages/trang.md", "---\ntitle: Trang\n---\n\nXem [bài](../bai-1.md).\n")

    def article(self, number: int, body: str, **keys: str) -> str:
        """Return an article whose keys depend on its number."""
        head = {
            "title": f"Bài {number}",
            "date": f"201{number % 3}-0{number % 7 + 1}",
            "category": ["Tin tức", "Văn bản Trung ương", "Hoạt động"][number % 3],
        }
        return article(f"## Mục\n\n{body}", **{**head, **keys})

    def write(self, path: str, text: str) -> None:
        """Write a file of the content."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: Path, old: str, new: str) -> None:
        """Replace a text in a file, where the file and the text are there."""
        if path.exists():
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old, new), encoding="utf-8")


def rewritten(number: int, word: str) -> Edit:
    return lambda p: p.write(f"bai-{number}.md", p.article(number, f"Chữ {word}."))


def lengthened(number: int, paragraphs: int) -> Edit:
    """Give an article so long a text that the search has it in parts."""
    body = "\n\n".join(f"Đoạn {n}. " + "hợp tác xã " * 100 for n in range(paragraphs))
    return lambda p: p.write(f"bai-{number}.md", p.article(number, body))


def keyed(number: int, key: str, value: str) -> Edit:
    return lambda p: p.write(f"bai-{number}.md", p.article(number, "Chữ.", **{key: value}))


def counted(number: int, value: str) -> Edit:
    """Mark a figure, which the article and the home page show as a card."""
    figures = f"\n  - value: {value} HTX\n    label: nhãn\n    quote: có {value} HTX"
    return lambda p: p.write(
        f"bai-{number}.md", p.article(number, f"Nay có {value} HTX.", figures=figures)
    )


def explained(*lines: str) -> Edit:
    """Change the list of abbreviations."""
    return lambda p: p.write("data/viet-tat.yaml", "\n".join(lines))


def noted(number: int, note: str) -> Edit:
    keys = {"text_notes": f"\n  viết tắt: {note}"}
    return lambda p: p.write(f"bai-{number}.md", p.article(number, "Chữ viết tắt HTX.", **keys))


def charted(number: int, kind: str, value: int) -> Edit:
    """Draw a chart in an article, of a table that others may draw too."""

    def edit(p: Project) -> None:
        p.write("data/so.csv", f"Năm;HTX\n2010;{value}\n2011;186\n")
        p.write(f"bai-{number}.md", p.article(number, f"[Biểu đồ {kind}: HTX](data/so.csv)"))

    return edit


def pictured(number: int, caption: str, seed: int) -> Edit:
    """Show an image in an article, that others may show too."""

    def edit(p: Project) -> None:
        (p.content / "files/Ảnh.jpg").write_bytes(IMAGES[seed])
        p.write(f"bai-{number}.md", p.article(number, f'![Tả](files/Ảnh.jpg "{caption}")'))

    return edit


def repainted(seed: int) -> Edit:
    """Change an image, wherever it is shown."""

    def edit(p: Project) -> None:
        path = p.content / "files/Ảnh.jpg"
        if path.exists():
            path.write_bytes(IMAGES[seed])

    return edit


def dated(number: int, item: str) -> Edit:
    """Give an article a list with an item that the timeline may show."""
    return lambda p: p.write(f"bai-{number}.md", p.article(number, f"- Một\n- {item}"))


def linked(number: int, other: int) -> Edit:
    body = f"[kia](bai-{other}.md) [tệp](files/to.txt) [mục]({{category}}VĂN BẢN)"
    return lambda p: p.write(f"bai-{number}.md", p.article(number, body))


def citing(number: int, act: str) -> Edit:
    """Let an article cite a legal document, and another one by a short form."""
    body = f"Theo {act} và Nghị định 67 của Chính phủ."
    return lambda p: p.write(f"bai-{number}.md", p.article(number, body))


def holding(number: int, act: str, said: str) -> Edit:
    """Let an article hold a legal document, with a file beside it."""
    kind, signs = act.split(" số ")
    legal = f"\n  kind: {kind}\n  number: {signs}\n  issued: 1994-02-01\n  {said}"
    keys = {"legal": legal, "files": "files/to.txt"}
    return lambda p: p.write(f"bai-{number}.md", p.article(number, "", **keys))


def meaning(year: int) -> Edit:
    """Say which document the short form means."""
    text = f"- short: Nghị định 67\n  document: 67/{year}/NĐ-CP\n"
    return lambda p: p.write("data/van-ban-viet-tat.yaml", text)


def deleted(number: int) -> Edit:
    return lambda p: (p.content / f"bai-{number}.md").unlink(missing_ok=True)


def swapped(one: int, other: int) -> Edit:
    """Exchange two files of one size and one time stamp, which the stamps don't show."""

    def swap(p: Project) -> None:
        first, second = (p.content / f"bai-{n}.md" for n in (one, other))
        if first.exists() and second.exists():
            texts = [path.read_bytes() for path in (first, second)]
            size = max(map(len, texts))
            times = first.stat()
            for path, text in zip((first, second), reversed(texts), strict=True):
                path.write_bytes(text.ljust(size, b"\n"))
                os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    return swap


def touched(number: int) -> Edit:
    path = f"bai-{number}.md"
    return lambda p: os.utime(p.content / path) if (p.content / path).exists() else None


def in_menu(old: str, new: str) -> Edit:
    return lambda p: p.replace(p.content / "menu.yaml", old, new)


def in_theme(name: str, old: str, new: str) -> Edit:
    return lambda p: p.replace(p.folder / "theme" / name, old, new)


def in_settings(old: str, new: str) -> Edit:
    return lambda p: p.replace(p.folder / "pelicanconf.py", old, new)


def in_output(name: str) -> Edit:
    """Spoil a page of the output: the next build mends it."""
    return lambda p: p.replace(p.folder / "output" / name, "<", "< ")


IMAGES = [grainy(1), grainy(2), grainy(3)[:-100]]  # the last is broken
NUMBERS = st.integers(0, 7)
DAMAGED = ["index.html", "nam/2011.html", "manifest.sha512", "tep.html", "bai-viet/2011/bai-1.md"]
ACTS = [
    "Quyết định 2/QĐ-UB ngày 1/2/1994",
    "Quyết định 2/QĐ-UB ngày 3/4/1994",
    "Quyết định 2/QĐ-UB ngày 1/2/1994 của UBND tỉnh An Giang",
    "Quyết định 2/QĐ-UB ngày 1/2/1994 của UBND tỉnh Cà Mau",
]
HELD = ["Quyết định số 02/QĐ-UB", "Nghị định số 67/2010/NĐ-CP"]
SAID = ["state: còn hiệu lực", f"replaces: {ACTS[1]}", "abstract: Về A"]
EDITS = st.one_of(
    st.builds(rewritten, NUMBERS, st.sampled_from(["một", "hai", "HTX", "số 1/QĐ-HTX"])),
    st.builds(lengthened, NUMBERS, st.sampled_from([5, 8])),
    st.builds(keyed, NUMBERS, st.just("title"), st.sampled_from(["Tên", "Tên khác"])),
    st.builds(keyed, NUMBERS, st.just("date"), st.sampled_from(["1999", "2015-05-05"])),
    st.builds(keyed, NUMBERS, st.just("category"), st.sampled_from(["VĂN BẢN", "Hoạt động"])),
    st.builds(keyed, NUMBERS, st.just("slug"), st.sampled_from(["duong-dan", "dd"])),
    st.builds(keyed, NUMBERS, st.just("status"), st.just("draft")),
    st.builds(keyed, NUMBERS, st.just("aliases"), st.sampled_from(["\n  - /cu.html", "[/a?b=1]"])),
    st.builds(keyed, NUMBERS, st.just("files"), st.just("files/to.txt")),
    st.builds(counted, NUMBERS, st.sampled_from(["12", "1.943"])),
    st.builds(charted, NUMBERS, st.sampled_from(["cột", "đường"]), st.integers(10, 11)),
    st.builds(pictured, NUMBERS, st.sampled_from(["", "Chú"]), st.integers(0, 1)),
    st.builds(repainted, st.integers(0, 2)),
    st.builds(keyed, NUMBERS, st.just("events"), st.sampled_from(["Họp", "Năm 1992, họp"])),
    st.builds(dated, NUMBERS, st.sampled_from(["Năm 1992, họp", "Năm 1999, họp", "Họp"])),
    st.builds(linked, NUMBERS, NUMBERS),
    st.builds(noted, NUMBERS, st.sampled_from(["một", "hai"])),
    st.just(explained()),
    st.just(explained("HTX: hợp tác xã")),
    st.just(explained("HTX:", "  Tin tức: hàng tồn", "  còn lại: hợp tác xã", "QĐ: quyết định")),
    st.builds(citing, NUMBERS, st.sampled_from(ACTS)),
    st.builds(holding, NUMBERS, st.sampled_from(HELD), st.sampled_from(SAID)),
    st.builds(meaning, st.sampled_from([2010, 2014])),
    st.builds(keyed, NUMBERS, st.just("author"), st.sampled_from(["Nguyễn Quí", "Ban biên tập"])),
    st.builds(deleted, NUMBERS),
    st.builds(swapped, NUMBERS, NUMBERS),
    st.builds(touched, NUMBERS),
    st.just(in_menu("Liên minh Một", "Liên minh Khác")),
    st.just(in_menu("Đưa ngày", "Ngày đưa")),
    st.just(in_menu("- label: Tin tức", "- label: Mới\n      - label: Tin tức")),
    st.just(in_menu("Trung ương", "Trung ương\n            documents: central")),
    st.just(in_menu("documents: central", "documents: local")),
    st.just(in_menu("label: VĂN BẢN", "label: VĂN BẢN\n        documents: local")),
    st.just(in_theme("templates/macros/legal.html", "<article", "<article data-x")),
    st.just(in_theme("templates/partials/held.html", "<dl", "<dl data-x")),
    st.just(in_theme("templates/article.html", "<article", "<article data-x")),
    st.just(in_theme("templates/base.html", "Đến thẳng", "Tới")),
    st.just(in_theme("templates/macros/menu.html", "<li>", "<li data-x>")),
    st.just(in_theme("templates/partials/crumbs.html", "<li>", "<li data-x>")),
    st.just(in_theme("templates/partials/footer_editions.html", "Website", "Trang")),
    st.just(in_theme("templates/files.html", "<h1>", "<h1 data-x>")),
    st.just(in_theme("templates/timeline.html", "<h1>", "<h1 data-x>")),
    st.just(in_theme("templates/partials/row.html", "<li>", "<li data-x>")),
    st.just(in_theme("static/css/tokens.css", ":root", ":root,.x")),
    st.just(in_settings('SITENAME = "', 'SITENAME = "Mới ')),
    st.builds(in_output, st.sampled_from(DAMAGED)),
    st.builds(
        lambda text: lambda p: p.write("files/to.txt", text), st.sampled_from(["a", "b", "dài"])
    ),
)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(gate, "PROJECT", tmp_path / "project")
    return tmp_path


def built(project: Project, output: Path, cache: Path, patch: pytest.MonkeyPatch) -> int:
    patch.setattr(gate, "CACHE", cache)
    return build(project.content, output, jobs=1)


def test_random_edits_leave_what_a_clean_build_makes(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Few enough articles that legal documents have pages by year too.
    monkeypatch.setattr(records, "_NEWEST", 1)

    @settings(max_examples=SEQUENCES, derandomize=not LONG)
    @given(st.lists(EDITS, min_size=1, max_size=4))
    def check(edits: list[Edit]) -> None:
        folder = workplace / "project"
        shutil.rmtree(workplace)
        workplace.mkdir()
        project = Project(folder)
        output = folder / "output"
        assert built(project, output, workplace / "cache", monkeypatch) == 0
        for edit in edits:
            edit(project)
            status = built(project, output, workplace / "cache", monkeypatch)
        if status == 0:
            assert built(project, workplace / "clean", workplace / "other", monkeypatch) == 0
            assert digests(output) == digests(workplace / "clean")

    check()


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """Collect the addresses of the pages that Pelican renders."""
    addresses: set[str] = set()

    def note(_: str, context: dict[str, str]) -> None:
        addresses.add(context["output_file"])

    with signals.content_written.connected_to(note):
        yield addresses


# The search names the index, and the list of files lists it: both follow every text.
FOLLOWING = {"tim-kiem.html", "tep.html"}


def pages(folder: Path) -> dict[str, str]:
    found = digests(folder).items()
    return {address: digest for address, digest in found if address.endswith(".html")}


# Each template, and the addresses of the pages that it is part of.
SHOWN_BY = {
    "base.html": "",
    "partials/masthead.html": "",
    "partials/furrows.html": "",
    "partials/menu.html": "",
    "macros/menu.html": "",
    "partials/crumbs.html": "",
    "partials/footer_editions.html": "",
    "partials/footer_links.html": "",
    "partials/row.html": "(?!trang|tep|luu-tru)",
    "partials/back.html": "(bai-viet|chuyen-muc|nam)/|tep|luu-tru",
    "article.html": "bai-viet/",
    "partials/keep.html": "bai-viet/",
    "files.html": "tep",
    "archive.html": "luu-tru",
    "partials/provenance.html": "bai-viet/",
    "partials/text_size.html": "(bai-viet/|trang)",
    "category_year.html": "chuyen-muc/.*/",
    "partials/nothing_saved.html": "chuyen-muc/[^/]*$",
    "partials/doors.html": "index",
}


def test_an_edited_template_renders_the_pages_that_it_is_part_of(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert rendered == set(pages(output))
    for name, shown_by in SHOWN_BY.items():
        rendered.clear()
        template = project.folder / "theme/templates" / name
        template.write_text(template.read_text(encoding="utf-8") + "{# khác #}", encoding="utf-8")
        assert built(project, output, workplace / "cache", monkeypatch) == 0
        shown = {address for address in pages(output) if re.match(shown_by, address)}
        assert rendered == shown, name


def test_an_event_renders_its_article_and_the_timelines(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    timeline = {"index.html", "lich-su.html", "bai-viet/2010/bai-3.html"}

    def renders(edit: Edit) -> set[str]:
        rendered.clear()
        edit(project)
        assert built(project, output, workplace / "cache", monkeypatch) == 0
        return rendered - FOLLOWING

    assert "lich-su.html" not in renders(rewritten(1, "một"))
    # From the first event on, the foot of every page leads to the timeline.
    assert renders(dated(1, "Năm 1992, họp")) == set(pages(output)) - FOLLOWING
    assert renders(dated(3, "Năm 1999, họp")) == timeline
    assert renders(dated(3, "Năm 1998, họp")) == timeline
    assert renders(rewritten(2, "hai")) == {"bai-viet/2012/bai-2.html"}
    assert renders(rewritten(3, "ba")) == timeline


def test_the_list_of_files_changes_with_its_addresses_alone(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    keyed(1, "status", "published")(project)
    # So many that their folder has a page of its own in the list.
    for number in range(10, 30):
        project.write(f"bai-{number}.md", project.article(30, "Chữ.", title=f"Bài {number}"))
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    for edit, lists in (
        (keyed(1, "updated", "2020-01-01"), set()),
        (rewritten(1, "khác"), {"tep.html"}),  # it lists the index, whose names follow the words
        (keyed(0, "slug", "khac"), {"tep.html", "tep/bai-viet/2010.html"}),
    ):
        rendered.clear()
        edit(project)
        assert built(project, output, workplace / "cache", monkeypatch) == 0
        assert {a for a in rendered if a.startswith("tep")} == lists
    assert (output / "bai-viet/2010/khac.md").exists()
    assert not (output / "bai-viet/2010/bai-0.txt").exists()


@pytest.mark.parametrize(
    ("edit", "nothing_else"),
    [
        (keyed(2, "title", "Tên khác"), True),
        (rewritten(3, "khác"), True),
        (keyed(1, "slug", "duong-dan-khac"), True),
        (in_settings('SITENAME = "', 'SITENAME = "Mới '), True),
        (in_theme("static/css/tokens.css", ":root", ":root,.x"), True),
        (keyed(2, "date", "1999-01-01"), False),
        (keyed(4, "category", "Hoạt động"), False),
        (in_menu("{d}-{m}", "{m}"), False),
        (in_settings('ARCHIVE_URL = ""', 'ARCHIVE_URL = "https://goi.example/"'), False),
        (in_menu("label: VĂN BẢN", "label: VĂN BẢN KHÁC\n        id: van-ban"), False),
        (in_menu("http://mot.example", "http://khac.example"), False),
    ],
)
def test_what_looks_different_is_rendered(
    edit: Edit,
    nothing_else: bool,
    workplace: Path,
    rendered: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    before = pages(output)
    rendered.clear()
    edit(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    after = pages(output)
    different = {address for address in after if after[address] != before.get(address)}
    assert different
    assert rendered == different if nothing_else else rendered >= different
    assert built(project, workplace / "clean", workplace / "other", monkeypatch) == 0
    assert pages(workplace / "clean") == after


def test_an_abbreviation_renders_the_articles_that_have_it_and_the_glossary(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    for edit, pages_rendered in (
        (rewritten(0, "HTX"), None),
        (explained("HTX: hợp tác xã"), None),
        (rewritten(1, "HTX và QĐ"), {"bai-viet/2011/bai-1.html", "viet-tat.html"}),
        (rewritten(1, "HTX, QĐ và thế"), {"bai-viet/2011/bai-1.html"}),
        (
            explained("HTX: hợp tác xã", "QĐ: quyết định"),
            {"bai-viet/2011/bai-1.html", "viet-tat.html"},
        ),
        (explained("HTX: hợp tác xã", "QĐ: quyết định", "XX: không có"), {"viet-tat.html"}),
    ):
        rendered.clear()
        edit(project)
        assert built(project, project.folder / "output", workplace / "cache", monkeypatch) == 0
        assert pages_rendered is None or rendered - FOLLOWING == pages_rendered


def test_a_changed_table_renders_the_page_that_draws_it_alone(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    charted(5, "cột", 10)(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    rendered.clear()
    project.replace(project.content / "data/so.csv", "186", "187")
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert rendered - FOLLOWING == {"bai-viet/2012/bai-5.html"}


def test_a_changed_image_renders_the_page_that_shows_it_alone(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    pictured(5, "Chú", 0)(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    rendered.clear()
    repainted(1)(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert rendered - FOLLOWING == {"bai-viet/2012/bai-5.html"}
    assert len(list((output / "files").glob("anh-*"))) == 3, "the versions before are gone"
    rewritten(5, "một")(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert not list((output / "files").glob("anh-*"))


def test_a_file_of_another_size_renders_the_pages_that_lead_to_it(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    linked(5, 1)(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    rendered.clear()
    project.write("files/to.txt", "dài hơn trước")
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert rendered - FOLLOWING == {"bai-viet/2012/bai-5.html"}


def test_a_marked_figure_renders_its_article_and_what_shows_its_card(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    counted(5, "12")(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    rendered.clear()
    project.replace(project.content / "bai-5.md", "label: nhãn", "label: nhãn khác")
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert {"bai-viet/2012/bai-5.html", "index.html"} <= rendered


def test_a_new_citation_renders_the_register_its_document_and_the_article(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    for edit in (citing(1, ACTS[0]), citing(2, ACTS[0]), citing(3, "Luật số 17/2023/QH15")):
        edit(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    rendered.clear()
    citing(4, ACTS[0])(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert rendered - FOLLOWING == {
        "bai-viet/2011/bai-4.html",
        "van-ban/index.html",
        "van-ban/quyet-dinh-02-qd-ub-1994.html",
    }


def test_a_held_document_renders_what_shows_it(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(workplace / "project")
    output = project.folder / "output"
    old, new = (f"van-ban/quyet-dinh-{name}-1994.html" for name in ("02-qd-ub", "05-qd-ub"))
    local = in_menu("địa phương", "địa phương\n            documents: local")
    replaced = "replaces: Quyết định số 5/QĐ-UB ngày 3/4/1994"
    cited = ("Quyết định 2/QĐ-UB ngày 1/2/1994", "Quyết định 5/QĐ-UB ngày 3/4/1994")
    for edit in (local, citing(1, cited[0]), citing(2, cited[1]), citing(3, "Luật 17/2023/QH15")):
        edit(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    register = {"van-ban/index.html", "chuyen-muc/van-ban-dia-phuong.html"}

    def renders(edit: Edit) -> set[str]:
        rendered.clear()
        edit(project)
        assert built(project, output, workplace / "cache", monkeypatch) == 0
        return rendered - FOLLOWING

    # An article more leaves its traces in lists of articles; beside them:
    added = renders(holding(5, HELD[0], "state: còn hiệu lực"))
    assert {old, *register} <= added
    assert not {new, "bai-viet/2011/bai-1.html", "van-ban/luat-17-2023-qh15.html"} & added
    assert renders(holding(5, HELD[0], "state: hết hiệu lực")) >= {old, *register}
    assert renders(holding(5, HELD[0], replaced)) >= {old, new, *register}
    assert renders(citing(4, cited[0])) == {"bai-viet/2011/bai-4.html", old, *register}
    gone = renders(rewritten(5, "khác"))
    assert {old, new, *register} <= gone
    assert "van-ban/luat-17-2023-qh15.html" not in gone


def test_a_citation_renders_the_years_page_and_no_other_years(
    workplace: Path, rendered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_NEWEST", 1)
    project = Project(workplace / "project")
    output = project.folder / "output"
    for number in (0, 1, 4):
        citing(number, ACTS[0])(project)
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    rendered.clear()
    project.replace(project.content / "bai-1.md", "Theo", "Đúng theo")
    assert built(project, output, workplace / "cache", monkeypatch) == 0
    assert rendered - FOLLOWING == {
        "bai-viet/2011/bai-1.html",
        "van-ban/quyet-dinh-02-qd-ub-1994/2011.html",
    }
