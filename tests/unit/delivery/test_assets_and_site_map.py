"""Hashed assets, sitemap.xml, robots.txt."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from samples import document

from portal.delivery import plain_file, robots, script, site_map, style_sheet

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_a_style_sheet_is_bundled_minified_and_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "part.css").write_text("a { color : red }", encoding="utf-8")
    entrance = tmp_path / "portal.css"
    entrance.write_text('@import "part.css";\nb { color: blue }', encoding="utf-8")
    first = style_sheet(entrance)
    assert first.data == b"a{color:red}b{color:#00f}"
    (tmp_path / "part.css").write_text("a { color : green }", encoding="utf-8")
    second = style_sheet(entrance)
    assert first.address.startswith("theme/portal.")
    assert first.address.endswith(".css")
    assert first.address != second.address


def test_other_files_are_taken_byte_for_byte(tmp_path: Path) -> None:
    icon = tmp_path / "icon.svg"
    icon.write_bytes(b"<svg>\n</svg>")
    assert plain_file(icon).data == b"<svg>\n</svg>"


def test_scripts_lose_the_comments_on_lines_of_their_own(tmp_path: Path) -> None:
    source = tmp_path / "a.js"
    source.write_text(
        "// Search\n(() => {\n  /**\n   * @param {string} a\n   */\n"
        "  /** @type {string} */\n  const a = /** @type {any} */ (b); // behind code\n"
        "  const c = 'https://x';\n})();\n"
    )
    assert script(source).data.decode() == (
        "(() => {\n  const a = /** @type {any} */ (b); // behind code\n"
        "  const c = 'https://x';\n})();\n"
    )


def test_the_site_map_lists_every_address_with_its_last_change() -> None:
    articles = [document("a"), document("b", updated=document("x", "2012").date)]
    addresses = ["index.html", *(article.address for article in articles)]
    root = ET.fromstring(site_map("https://vi.example", addresses, articles))  # noqa: S314  # our own XML
    found = {
        url.findtext("s:loc", None, NAMESPACE): url.findtext("s:lastmod", None, NAMESPACE)
        for url in root.findall("s:url", NAMESPACE)
    }
    assert found == {
        "https://vi.example/bai-viet/2011/a.html": "2011-03-21",
        "https://vi.example/bai-viet/2011/b.html": "2012",
        "https://vi.example/index.html": None,
    }


def test_robots_name_the_site_map_only_where_there_is_one() -> None:
    assert robots("") == b"User-agent: *\nAllow: /\n"
    assert b"Sitemap: https://vi.example/sitemap.xml\n" in robots("https://vi.example")
