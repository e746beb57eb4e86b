"""From drafts to articles: where each goes, what it says of its origin, what got lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from portal.intake.article import Filing, article_file
from portal.intake.draft import Draft
from portal.intake.kept import Kept, article_path, raw_path, with_names
from portal.intake.linking import Links
from portal.intake.markdown import to_markdown
from portal.intake.outline import outlined
from portal.intake.proof import Difference, Passage, differences, unaccounted, without
from portal.sources import Entry, Flow, Renderer
from portal.vietnamese import Moment

_NO_DATE = "1900"
_NO_SECTION = "chua-ro-chuyen-muc"


@dataclass(frozen=True)
class Found:
    """A draft with the raw file that it was read from, and the file's digest."""

    draft: Draft
    raw: Path
    digest: str


@dataclass(frozen=True)
class Brought:
    """An article as it will be written at ``path``, with all that an editor has to look at."""

    path: str
    text: str
    doubts: tuple[str, ...]
    differences: tuple[Difference, ...]
    words: int
    left_out: tuple[Passage, ...] = ()


class _Placed(NamedTuple):
    """What was found, its section if that is known, and where its article goes."""

    found: Found
    section: Entry | None
    path: str


def bring(found: Sequence[Found], kept: Kept, entry: Entry | None) -> Iterator[Brought]:
    """Plan the articles of what was found; ``entry`` is the section that people chose.

    Links between what is brought in together, and to what was brought in before, lead to the
    articles.
    """
    placed = [_placed(one, kept, entry) for one in found]
    known = kept.old | {p.found.draft.address: p.path for p in placed if p.found.draft.address}
    renderer = Renderer()
    for place in placed:
        yield _brought(place, kept, known, renderer)


def _placed(one: Found, kept: Kept, entry: Entry | None) -> _Placed:
    """Find the section of an article and where it goes; the place is taken at once."""
    section = entry or _section(one.draft, kept)
    date = one.draft.date.iso.partition("T")[0] if one.draft.date else ""
    wanted = article_path(section.id if section else _NO_SECTION, date, one.draft.title)
    taken = f"{one.digest} {one.draft.address}".encode()
    return _Placed(one, section, kept.add(wanted, taken))


def _section(draft: Draft, kept: Kept) -> Entry | None:
    """Return the menu's entry that the page names, if there is one and no other."""
    named = kept.menu.find(draft.section) if draft.section else []
    return named[0] if len(named) == 1 else None


def _brought(place: _Placed, kept: Kept, known: Mapping[str, str], renderer: Renderer) -> Brought:
    one, section, path = place
    draft = _filled(_with_files(one.draft, path, kept))
    links = Links(path, draft.address, known, draft.files)
    facts = (draft.title, draft.document_title, draft.printed_date, draft.author, draft.section)
    markdown, lost = as_markdown(links.followed(draft.html), draft.words, renderer, facts)
    kept.add(raw_path(one.raw.name), one.raw)
    filing = Filing(
        entry=section or next(entry for _, entry in kept.menu.walk()),
        slug=kept.own_slug(draft.title, draft.date.year if draft.date else 0),
        digest=one.digest,
        ready=bool(section and one.draft.date and one.draft.title),
    )
    text = article_file(draft, markdown, filing)
    kept.new[path] = text.encode()
    missing = unaccounted(draft.page, draft.words, draft.left_out) if draft.page else ()
    return Brought(
        path,
        text,
        (*_doubts(one.draft, section, filing.entry), *map(_dropped, links.dropped)),
        (*missing, *lost),
        len(draft.words.split()),
        tuple(without(draft.left_out, facts)),
    )


def as_markdown(
    html: str, words: str, renderer: Renderer, elsewhere: Sequence[str] = ()
) -> tuple[str, tuple[Difference, ...]]:
    """Return a draft's text as Markdown, and in which words what that shows differs."""
    markdown = to_markdown(outlined(html))
    shown = Flow.of(renderer.render(markdown, editorial=False)[0]).text
    return markdown, tuple(differences(words, shown, elsewhere))


def _with_files(draft: Draft, path: str, kept: Kept) -> Draft:
    """Plan a draft's images and attachments, and let its text lead to where they will lie."""
    up = "../" * path.count("/")
    names = {name: kept.add(name, data) for name, data in draft.files.items()}
    html = with_names(draft.html, {name: f"{up}{place}" for name, place in names.items()})
    files = {f"{up}{names[name]}": data for name, data in draft.files.items()}
    return replace(draft, html=html, files=files)


def _filled(draft: Draft) -> Draft:
    """Give a draft what every article needs, and what its editor will be asked for."""
    title = draft.title or "Chưa có tiêu đề"
    return replace(draft, title=title, date=draft.date or Moment.parse(_NO_DATE))


def _dropped(target: str) -> str:
    return f"liên kết “{target}” không còn dẫn đến đâu: giữ chữ, bỏ liên kết"


def _doubts(draft: Draft, section: Entry | None, entry: Entry) -> Iterable[str]:
    yield from draft.doubts
    if not draft.title:
        yield "không thấy tiêu đề: điền khóa title"
    if not draft.date:
        yield f"không thấy ngày đăng: khóa date tạm ghi {_NO_DATE}"
    if not section:
        named = f" “{draft.section}”" if draft.section else ""
        yield f"chưa rõ chuyên mục{named}: khóa category tạm ghi “{entry.label}”"
