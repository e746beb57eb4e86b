"""What every finished build must be: valid, whole, closed in itself, the same everywhere."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup
from harness import PROJECT, digests, the

CHECKER = PROJECT / ".cache" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HOME_BUDGET = 14 * 1024  # bytes gzipped: one round trip of a fresh TCP connection (RFC 6928)


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def tree(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html.parser")


def links(page: BeautifulSoup) -> Iterator[str]:
    for element in page.select("[href], [src]"):
        yield str(element.get("href") or element.get("src"))


def test_pages_satisfy_the_strict_parser(portal: Path) -> None:
    for path in pages(portal):
        html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))


def test_pages_satisfy_the_w3c_checker(portal: Path, published: Path) -> None:
    if not (shutil.which("java") and CHECKER.exists()):
        assert not os.environ.get("CI"), "CI needs Java and vnu-jar: .ci/run installs them"
        pytest.skip("the W3C checker needs Java and vnu-jar (see .ci/run)")
    command = ["java", "-jar", str(CHECKER), "--errors-only", "--skip-non-html"]
    run = subprocess.run(
        [*command, str(portal), str(published)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_every_internal_link_and_anchor_resolves(portal: Path) -> None:
    ids = {path: {str(e["id"]) for e in tree(path).select("[id]")} for path in pages(portal)}
    for path in pages(portal):
        for link in links(tree(path)):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path.name}: {link}"
            if parts.fragment:
                assert unquote(parts.fragment) in ids[target], f"{path.name}: {link}"


def test_links_are_relative_and_end_in_a_file(portal: Path, published: Path) -> None:
    for path in [*pages(portal), *pages(published)]:
        if path.name != "404.html":
            for link in links(tree(path)):
                assert not link.startswith("/"), f"{path.name}: {link}"
                assert not urlsplit(link).path.endswith("/") or urlsplit(link).scheme, link


def test_a_published_404_works_at_any_depth(published: Path) -> None:
    for link in links(tree(published / "404.html")):
        assert link.startswith(("/", "#", "https://", "mailto:")), link


def test_file_names_are_plain(portal: Path, published: Path) -> None:
    for folder in (portal, published):
        for address in digests(folder):
            assert re.fullmatch(r"[a-z0-9._/-]+", address), address


def test_a_strict_policy_forbids_nothing_that_a_page_has(portal: Path) -> None:
    for path in pages(portal):
        page = tree(path)
        policy = str(the(page, 'meta[http-equiv="Content-Security-Policy"]')["content"])
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not page.select("[style], style")
        for script in page.select("script:not([src])"):
            assert script["type"] == "application/ld+json"
        assert not [name for e in page.find_all() for name in e.attrs if name.startswith("on")]


def test_each_page_has_its_marks(portal: Path) -> None:
    for path in pages(portal):
        page = tree(path)
        assert the(page, "html")["lang"] == "vi"
        assert len(page.select("h1")) == 1
        assert the(page, "main")["id"] == "noi-dung"
        assert page.select('a[href="#noi-dung"]')


def test_titles_are_distinct_and_hold_no_markup(portal: Path) -> None:
    titles = [the(tree(path), "title").get_text() for path in pages(portal)]
    assert len(set(titles)) == len(titles)
    assert not [title for title in titles if "<" in title or "\u00a0" in title]


def test_the_home_page_is_light(portal: Path) -> None:
    page = tree(portal / "index.html")
    files = ["index.html", *(str(e["href"]) for e in page.select("link[rel=stylesheet]"))]
    files += [str(e["src"]) for e in page.select("script[src]")]
    weight = sum(len(gzip.compress((portal / file).read_bytes(), 9)) for file in files)
    assert weight <= HOME_BUDGET, f"{weight} bytes"


def test_the_manifest_lists_every_file(portal: Path) -> None:
    lines = (portal / "manifest.sha512").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == sorted(
        set(digests(portal)) - {"manifest.sha512"}
    )


@pytest.mark.parametrize("publish", [False, True], ids=["plain", "publish"])
def test_a_build_is_the_same_on_every_machine(tmp_path: Path, publish: bool) -> None:
    environments = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    ]
    found = []
    for number, environment in enumerate(environments):
        project = tmp_path / f"bản {number}"
        for name in ("content", "plugins", "theme"):
            shutil.copytree(PROJECT / name, project / name)
        for name in ("pelicanconf.py", "publishconf.py", "tasks.py"):
            shutil.copy(PROJECT / name, project / name)
        code = (
            "import sys; sys.path.insert(0, 'plugins'); from pathlib import Path;"
            "from portal.engine import build;"
            f"sys.exit(build(Path('content'), Path('output'), publish={publish}))"
        )
        subprocess.run(
            [sys.executable, "-c", code], cwd=project, check=True, env={**os.environ, **environment}
        )
        found.append(digests(project / "output"))
    assert found[0] == found[1]
