"""The legal document that an article holds: what its front matter says of it, and what can't be.

The fields are those of decree 42/2022/NĐ-CP, article 4; its file is one of the article's ``files``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.acts import Act, Citation, numbered, read_citation
from portal.sources.findings import Finding, quoted, warning
from portal.sources.schema import texts
from portal.sources.yaml_nodes import Items, Keys, Node
from portal.vietnamese import Moment

LEGAL_KEY = "legal"


@dataclass(frozen=True)
class Legal:
    """A legal document that an article holds; "" or None is what the editor doesn't say.

    ``abstract`` is its trích yếu; ``replaces`` and ``replaced_by`` name other documents.
    """

    act: Act
    issued: Moment
    issuer: str = ""
    effective: Moment | None = None
    state: str = ""
    abstract: str = ""
    replaces: tuple[Act, ...] = ()
    replaced_by: tuple[Act, ...] = ()


def read_legal(keys: Keys) -> Legal | None:
    """Return the document that an article's keys say it holds; None if they say nothing of one.

    Where they don't say when it was issued, that is the article's own date.
    """
    named = _named(keys)
    if named is None:
        return None
    own, cited = named

    def text(name: str) -> str:
        return next(iter(texts(own.nodes.get(name))), "")

    issued = _issued(keys, own)
    return Legal(
        act=Act.of(replace(cited, date=issued)),
        issued=issued,
        issuer=text("issuer"),
        effective=Moment.parse(text("effective")) if text("effective") else None,
        state=text("state"),
        abstract=text("abstract"),
        replaces=tuple(_acts(own.nodes.get("replaces"))),
        replaced_by=tuple(_acts(own.nodes.get("replaced_by"))),
    )


def legal_problems(path: str, keys: Keys) -> Iterator[Finding]:
    """Yield what can't be true of the document that sound keys say an article holds."""
    legal = read_legal(keys)
    own = keys.nodes.get(LEGAL_KEY)
    if legal is None or not isinstance(own, Keys):
        return
    yield from _own_slug(path, keys, legal.act)
    if legal.effective and legal.effective.start < legal.issued.start:
        what = f"ngày có hiệu lực “{legal.effective.iso}” trước ngày ban hành “{legal.issued.iso}”"
        remedy = "xem lại hai ngày ấy trên văn bản"
        yield warning(path, own.nodes["effective"].line, what, remedy)
    for name in ("replaces", "replaced_by"):
        for line, act in _lines(own.nodes.get(name)):
            if act.identity == legal.act.identity:
                what = f"khóa “{name}” kể chính văn bản này"
                yield Finding(path, line, what, f"viết văn bản khác, hoặc bỏ khóa “{name}”")
    both = {act.identity for act in legal.replaces} & {act.identity for act in legal.replaced_by}
    for line, act in _lines(own.nodes.get("replaced_by")):
        if act.identity in both:
            what = f"{act.name} vừa thay thế vừa bị thay thế bởi văn bản này"
            yield Finding(path, line, what, "giữ một trong hai khóa “replaces” và “replaced_by”")


def _own_slug(path: str, keys: Keys, act: Act) -> Iterator[Finding]:
    """Hold the address to the document's number, so that it is the same with and without a file."""
    chosen = next(iter(texts(keys.nodes.get("slug"))), "")
    if chosen and chosen not in (act.slug, act.identity):
        what = f"tên trong địa chỉ {quoted(chosen)} không phải của văn bản này"
        remedy = f"bỏ khóa “slug”, hoặc viết “{act.identity}” nếu cần phân biệt ngày"
        yield Finding(path, keys.nodes["slug"].line, what, remedy)


def _named(keys: Keys) -> tuple[Keys, Citation] | None:
    own = keys.nodes.get(LEGAL_KEY)
    if not isinstance(own, Keys):
        return None
    kind, number = ("".join(texts(own.nodes.get(name))) for name in ("kind", "number"))
    cited = numbered(kind, number)
    return (own, cited) if cited else None


def _issued(keys: Keys, own: Keys) -> Moment:
    written = texts(own.nodes.get("issued")) or texts(keys.nodes.get("date"))
    moment = Moment.parse(written[0])
    return Moment(moment.year, moment.month, moment.day)


def _acts(node: Node | None) -> Iterator[Act]:
    return (act for _, act in _lines(node))


def _lines(node: Node | None) -> Iterator[tuple[int, Act]]:
    """Yield the documents that a key names, each with its line."""
    for item in node.nodes if isinstance(node, Items) else (node,) if node else ():
        for written in texts(item):
            if named := read_citation(written):
                yield item.line, Act.of(named)
