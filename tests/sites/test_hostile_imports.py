"""Files that are broken or made to hurt: all are told, and nothing of theirs gets out of content.

The bound of time is the program's own: a file that takes longer is refused.
"""

from __future__ import annotations

import gzip
import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from harness import PROJECT, digests, the
from hostile_files import hostile
from word_files import root, zipped

from portal.engine import build
from portal.intake import import_files
from portal.intake.kept import digest_of
from portal.sources import Renderer

LONG = bool(os.environ.get("PORTAL_LONG"))
FILES = 1000 if LONG else 150
BIG = 100_000_000 if LONG else 20_000_000
BAD = re.compile(r"\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)
BODY = "[itemprop=articleBody]"
HIDDEN = "điều bí mật"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder with the real menu, in a folder where a secret lies."""
    content = tmp_path / "nha" / "content"
    (content / "pages").mkdir(parents=True)
    for path in ("menu.yaml", "pages/y-kien.md", "pages/ho-tro-ky-thuat.md"):
        (content / path).write_bytes((PROJECT / "content" / path).read_bytes())
    for folder in (tmp_path, tmp_path / "nha", tmp_path / "tep"):
        folder.mkdir(exist_ok=True)
        (folder / "bi-mat.txt").write_text(HIDDEN, encoding="utf-8")
    return content


def is_safe(page: BeautifulSoup | Tag, place: str) -> Iterator[str]:
    """Yield what no page may have; ``place`` is its folder below the root."""
    for tag in page.find_all(True):
        if tag.name in {"script", "style", "iframe", "object", "embed", "form", "input", "svg"}:
            yield str(tag)[:200]
        for name, value in tag.attrs.items():
            said = "".join(value) if isinstance(value, list) else str(value)
            if name.startswith("on") or name == "style" or BAD.match("".join(said.split())):
                yield f"{tag.name} {name}={said}"
            if name in {"href", "src"} and ":" not in said:
                path = unquote(said.partition("#")[0])
                reached = posixpath.normpath(posixpath.join(place, path))
                if reached.startswith(("..", "/")) or "\\" in said:
                    yield f"{tag.name} {name}={said}"


def articles(content: Path) -> list[Path]:
    return [
        path for path in content.rglob("*.md") if path.parent.name not in {"originals", "pages"}
    ]


def findings_in(content: Path) -> list[str]:
    renderer = Renderer()
    found = []
    for path in articles(content):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        html = renderer.render(body, editorial=False)[0]
        place = path.parent.relative_to(content).as_posix()
        page = BeautifulSoup(html, "html.parser")
        found += [f"{path.name}: {what}" for what in is_safe(page, place)]
    return found


def made_of(content: Path) -> set[str]:
    said = "".join(p.read_text(encoding="utf-8") for p in articles(content))
    return set(re.findall(r'^capture_sha256: "(\w+)"$', said, re.MULTILINE))


def test_hostile_files_hurt_nothing(content: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outside, folder = content.parents[1], content.parents[1] / "tep"
    for name, data in hostile(FILES):
        (folder / name).write_bytes(data)
    before = {path for path in digests(outside).items() if "/content/" not in path[0]}
    status = import_files(sorted(folder.glob("tep-*")), content, category="Giới thiệu")
    said = capfd.readouterr()
    assert status == 1
    assert "Traceback" not in said.out + said.err
    assert "lỗi" not in said.out, [line for line in said.out.splitlines() if "lỗi" in line]
    after = {path for path in digests(outside).items() if "/content/" not in path[0]}
    assert after == before
    made = made_of(content)
    untold = [
        path.name
        for path in folder.glob("tep-*")
        if digest_of(path) not in made and str(path) not in said.out
    ]
    assert untold == []
    assert len(made) > FILES / 2
    assert findings_in(content) == []
    assert HIDDEN.encode() not in b"".join(
        path.read_bytes() for path in content.rglob("files/*") if path.is_file()
    )
    assert bad_pages(content, capfd) == []


def bad_pages(content: Path, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """Build the site and return what is bad in its articles; those with findings are set aside.

    Such a finding is an old encoding that broken bytes hide: it is told at every build.
    """
    output = content.parent / "output"
    if build(content, output):
        refused = set(re.findall(r"(\S+\.md):\d+: (?!cảnh báo)", capfd.readouterr().out))
        assert len(refused) < len(articles(content)) / 4
        for path in refused:
            Path(path).unlink()
        assert build(content, output) == 0, capfd.readouterr().out
    found = []
    for path in sorted(output.glob("bai-viet/**/*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        place = path.parent.relative_to(output).as_posix()
        found += [f"{path.name}: {what}" for what in is_safe(the(page, BODY), place)]
        found += [f"{path.name}: {tag}"[:200] for tag in page.find_all(on_something)]
    return found


def on_something(tag: Tag) -> bool:
    inline = tag.name == "script" and not tag.get("src") and "json" not in str(tag.get("type", ""))
    return inline or any(name.startswith("on") for name in tag.attrs)


NAMED: dict[str, str | bytes] = {
    "deep.html": "<table><tr><td>" * 10_000 + "<p>chữ</p>",
    "deep-fonts.htm": "<b><i><p>chữ " * 10_000,
    "deep.md": "> " * 10_000 + "chữ\n\n" + "- " * 10_000 + "chữ",
    "deep-spaces.md": "\n".join(f"{'    ' * depth}- chữ" for depth in range(2000)),
    "deep-signs.md": "*" * 20_000 + "chữ" + "[" * 20_000,
    "deep.txt": "- " * 10_000 + "chữ",
    "deep.mht": "Content-Type: multipart/related; boundary=a\n\n--a\n" * 10_000,
    "deep-mail.mht": "Content-Type: message/rfc822\n\n" * 10_000,
    "deep.docx": zipped({"word/document.xml": root("document", "<w:p>" * 10_000)}),
    "deep-numbers.pdf": "%PDF-1.4\n1 0 obj\n" + "[" * 100_000,
    "one-tag.html": "<p class='" + "a" * BIG,
    "one-tag.mht": "Content-Type: text/html\n\n<p class='" + "a" * BIG,
    "one-tag.txt": "<p " * (BIG // 3),
    "one-tag.md": "<p class='" + "a" * BIG,
    "one-tag.docx": zipped({"word/document.xml": "<a b='" + "a" * BIG}),
    "bomb.docx": zipped({"word/document.xml": "<w:document>" + " " * 300_000_000}),
    "bomb-of-images.docx": zipped({f"word/media/{n}.png": b"\0" * 50_000_000 for n in range(10)}),
    "bomb-of-parts.docx": zipped({f"word/{n}.xml": "" for n in range(20_000)}),
    "bomb.wacz": zipped({"archive/a.warc": b"\r\n" * BIG}),
    "bomb.warc.gz": gzip.compress(b"\0" * BIG, 1),
    "bomb.mht": "Content-Type: multipart/related; boundary=a\n\n" + "--a\n\n" * (BIG // 200),
}  # fmt: skip


def test_the_worst_of_each_kind_ends_and_the_next_is_read(
    content: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = content.parents[1] / "tep"
    for name, data in NAMED.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    good = PROJECT / "content/originals/2018-qua-trinh-hinh-thanh.txt"
    named = [*(folder / name for name in NAMED), good]
    assert import_files(named, content) == 1
    said = capfd.readouterr()
    assert "Traceback" not in said.out + said.err
    print(said.out[:20_000])
    made = made_of(content)
    for path in named:
        assert str(path) in said.out or digest_of(path) in made, path.name
    assert digest_of(good) in made
    assert findings_in(content) == []
