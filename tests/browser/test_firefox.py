"""The search in a real Firefox, which lets files on a disk do less than Chromium does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browser.firefox import STRICT, Firefox, executable, started, until
from browser.test_search import FOUND, HARMLESS, HISTORY

HOW_TO_GET_ONE = "no Firefox found: install one (Debian: apt install firefox-esr)"
ENTER = "\ue007"
READ_NEIGHBOUR = """
return new Promise(done => {
  const request = new XMLHttpRequest();
  request.onload = () => done("read");
  request.onerror = () => done("refused");
  request.open("GET", "neighbour.html");
  request.send();
});
"""
FAULTY = """\
<!doctype html>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'; form-action 'self'">
<title>Faulty</title>
<script>inline()</script>
<script src="broken.js"></script>
<script src="missing.js"></script>
<form action="neighbour.html"><button>Go</button></form>
"""


@pytest.fixture(scope="session")
def firefox() -> Iterator[Firefox]:
    """Start Firefox once; without one, skip (CI must have one)."""
    program = executable()
    if program is None:
        assert not os.environ.get("CI"), HOW_TO_GET_ONE
        pytest.skip(HOW_TO_GET_ONE)
    with started(program) as firefox:
        yield firefox


@pytest.fixture
def reader(firefox: Firefox) -> Iterator[Firefox]:
    """Give Firefox; in the end no page may have had any trouble."""
    firefox.forget()
    yield firefox
    assert firefox.complaints() == []


def ask(reader: Firefox, root: str, query: str) -> list[str]:
    """Open the search with a query; return the titles that it shows."""
    reader.open(f"{root}/tim-kiem.html?q={quote(query)}")
    return shown(reader)


def shown(reader: Firefox) -> list[str]:
    """Wait for the whole answer: whoever leaves earlier makes files fail to load."""
    until(lambda: status(reader) and not texts(reader, "#ket-qua p:empty"))
    return texts(reader, "#ket-qua a")


def status(reader: Firefox) -> str:
    return texts(reader, "[role=status]")[0]


def texts(reader: Firefox, selector: str) -> list[str]:
    script = f"return Array.from(document.querySelectorAll('{selector}'), e => e.textContent)"
    found: list[str] = reader.run(script)
    return found


def wait_for(reader: Firefox, query: str, titles: list[str]) -> None:
    box = "return document.querySelector('[name=q]').value"
    until(lambda: (reader.run(box), shown(reader)) == (query, titles))


def test_firefox_is_as_strict_with_files_as_readers_have_it(
    firefox: Firefox, tmp_path: Path
) -> None:
    assert firefox.govern(f"return Services.prefs.getBoolPref('{STRICT}')") is True
    for name in ("page.html", "neighbour.html"):
        (tmp_path / name).write_text("<!doctype html><title>Empty</title>")
    firefox.open((tmp_path / "page.html").as_uri())
    assert firefox.run(READ_NEIGHBOUR) == "refused"


def test_firefox_tells_of_every_trouble(firefox: Firefox, tmp_path: Path) -> None:
    (tmp_path / "faulty.html").write_text(FAULTY)
    (tmp_path / "broken.js").write_text("broken();")
    firefox.forget()
    firefox.open((tmp_path / "faulty.html").as_uri())
    firefox.click("button")
    told = "\n".join(firefox.complaints())
    for word in ("inline script", "broken is not defined", "missing.js", "form-action"):
        assert word in told


@pytest.mark.parametrize(("query", "title"), FOUND)
def test_a_reader_finds(reader: Firefox, root: str, query: str, title: str) -> None:
    assert title in ask(reader, root, query)


@pytest.mark.parametrize(("query", "title"), FOUND)
def test_a_reader_finds_from_home(reader: Firefox, root: str, query: str, title: str) -> None:
    reader.open(f"{root}/index.html")
    reader.type("header [name=q]", query)
    reader.click("header form button")
    assert reader.run("return location.href").startswith(f"{root}/tim-kiem.html?q=")
    assert title in shown(reader)


@pytest.mark.parametrize("query", HARMLESS, ids=lambda query: query[:10])
def test_junk_finds_nothing_and_breaks_nothing(reader: Firefox, root: str, query: str) -> None:
    assert ask(reader, root, query) == []
    assert "Không có bài nào" in status(reader)
    assert texts(reader, "main script, main img") == []


def test_hits_are_marked(reader: Firefox, root: str) -> None:
    assert ask(reader, root, "747/QĐ-UB") == [HISTORY]
    assert texts(reader, "#ket-qua mark") == ["747", "QĐ", "UB"]


def test_one_can_go_back(reader: Firefox, root: str) -> None:
    both = ask(reader, root, "điều lệ")
    assert len(both) == 2
    reader.run("document.querySelector('[name=q]').select()")
    reader.type("[name=q]", f"747{ENTER}")
    wait_for(reader, "747", [HISTORY])
    reader.command("WebDriver:Back")
    wait_for(reader, "điều lệ", both)
    reader.command("WebDriver:Forward")
    wait_for(reader, "747", [HISTORY])
    reader.click("#ket-qua a")
    assert texts(reader, "h1") == [HISTORY]
    reader.command("WebDriver:Back")
    wait_for(reader, "747", [HISTORY])
