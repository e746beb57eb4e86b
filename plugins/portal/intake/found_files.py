"""Images and attachments of a page, found beside it and nowhere else."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.intake.markup import inner
from portal.intake.runs import safe_target
from portal.intake.tree import Element, parse
from portal.vietnamese import ascii_path, slug

Fetch = Callable[[str], bytes | None]
"""Returns what a page's target leads to, where it was saved with the page; else None."""

FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|rtf|zip|rar|7z|odt|ods|txt|csv|jpe?g|png|gif|bmp|tiff?|mp3|mp4)$",
    re.IGNORECASE,
)
_MOST = 100_000_000  # bytes of one file
_LONGEST_NAME = 40  # characters
_NAMELESS = re.compile(
    r"(?:clip[_-]?)?(?:hinh|anh|image|img|pic|picture|photo|dsc)?[_-]?\d*", re.IGNORECASE
)
_BARE_IMAGES = re.compile(r"<p>(?:\s|<br>|<(?:strong|em)></(?:strong|em)>)*</p>\n?")


def gather(html: str, fetch: Fetch, title: str) -> tuple[str, dict[str, bytes], tuple[str, ...]]:
    """Return clean HTML with the targets of its files, their bytes by target, and doubts.

    An image that isn't there is left out and told; a link to such a file stays as it was found. One
    whose name says nothing (``image001.jpg``) is named after what it shows, or the article's title.
    """
    root = parse(html)
    gathered = _Gathered(fetch, title)
    _rewrite(root, gathered)
    return _BARE_IMAGES.sub("", inner(root)), gathered.files, tuple(gathered.doubts)


class _Gathered:
    def __init__(self, fetch: Fetch, title: str) -> None:
        self._title = title
        self.files: dict[str, bytes] = {}
        self.doubts: list[str] = []
        self._fetch = fetch
        self._targets: dict[str, str] = {}

    def target(self, found: str, shows: str = "") -> str:
        """Return the new target of a file, "" where it isn't there."""
        if found not in self._targets:
            data = self._fetch(found)
            self._targets[found] = self._keep(found, data, shows) if data else ""
            if not data:
                self.doubts.append(f"không thấy tệp “{found[:200]}” cạnh trang")
        return self._targets[found]

    def _keep(self, found: str, data: bytes, shows: str) -> str:
        name = ascii_path(posixpath.basename(unquote(_path_of(found))) or "tep")
        stem, ending = posixpath.splitext(name)
        names = (stem, *(slug(one, limit=_LONGEST_NAME) for one in (shows, self._title)))
        stem = next((one for one in names if not _NAMELESS.fullmatch(one)), stem)
        target, count = f"files/{stem}{ending}", 1
        while self.files.get(target, data) != data:
            count += 1
            target = f"files/{stem}-{count}{ending}"
        self.files[target] = data
        return target


def _rewrite(element: Element, gathered: _Gathered) -> None:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            _rewrite(child, gathered)
            if child.name == "img":
                child.attributes["src"] = gathered.target(
                    child.attributes.get("src", ""), child.attributes.get("alt", "")
                )
                if not child.attributes["src"]:
                    continue
            target = child.attributes.get("href", "")
            if child.name == "a" and FILE.search(_path_of(target)):
                child.attributes["href"] = gathered.target(target) or target
        kept.append(child)
    element.children[:] = kept


def _path_of(target: str) -> str:
    try:
        return urlsplit(target.replace("\\", "/")).path
    except ValueError:
        return ""


def beside(page: Path, root: Path | None = None) -> Fetch:
    """Return what fetches files for a page from its own folder, or from a mirror's folder ``root``.

    Nothing outside of that folder is read, not by ``..``, by a link, or by any scheme.
    """
    folder = (root or page.parent).resolve()
    above = page.parent.resolve().relative_to(folder).as_posix()

    def fetch(target: str) -> bytes | None:
        path = _relative(target, above, rooted=root is not None)
        try:
            found = _find(folder, path) if path else None
            if found and found.is_file() and found.stat().st_size <= _MOST:
                return found.read_bytes()
        except (OSError, RuntimeError, ValueError):  # a loop of links, a name that can't be
            return None
        return None

    return fetch


def _relative(target: str, above: str, *, rooted: bool) -> str:
    """Return a target's path below the folder; "" if it leads elsewhere or is no path."""
    target = target.replace("\\", "/")
    if not safe_target(target) or ":" in target.split("/")[0] or target.startswith("//"):
        return ""
    path = unquote(_path_of(target)).replace("\\", "/")
    if path.startswith("/") and not rooted:
        return ""
    path = posixpath.normpath(posixpath.join("/", "" if path.startswith("/") else above, path)[1:])
    depth = 0
    for part in f"{above}/{unquote(_path_of(target))}".split("/"):
        depth += -1 if part == ".." else part not in {"", "."}
        if depth < 0:
            return ""
    return "" if "\0" in path else path


def _find(folder: Path, path: str) -> Path | None:
    """Find a file whatever the case of its name, as Windows does; never outside of the folder."""
    found = folder
    for part in path.split("/"):
        exact = found / part
        if not exact.exists():
            exact = next((one for one in _entries(found) if _alike(one.name, part)), exact)
        found = exact
    return found if found.resolve().is_relative_to(folder) else None


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _alike(one: str, other: str) -> bool:
    return (
        unicodedata.normalize("NFC", one).casefold()
        == unicodedata.normalize("NFC", other).casefold()
    )
