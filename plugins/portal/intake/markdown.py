"""Clean HTML as Markdown that our own renderer (``sources/markdown.py``) turns back into it.

Markdown has dialects, and a text is evidence: what is written here is what Python-Markdown reads,
with nested items four blanks in. What Markdown can't say, such as a table whose cells span others,
stays HTML with the attributes that articles may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.intake.markup import written
from portal.intake.tables import cells_of, rows_of
from portal.intake.tree import BLOCKS, Element, parse

_INDENT = "    "
_SIGNS = re.compile(r"[\\`\[\]]|\*(?!(?<=\d\*)\d)|(?<!\w)_|_(?!\w)|!$")
_ENTITY = re.compile(r"&(?! )")  # some are read as entities that are none
_BEGINNING = re.compile(r"[#>+-]|\d+(?=\.(?:\s|$))")
_LATER_BEGINNING = re.compile(r"[=~:|]")
_NO_TEXT = re.compile("[\x02\x03]")  # Python-Markdown's own marks
_PLAIN_TARGET = re.compile(r"[^\s()<>\"'*_`\\\[\]]+")
_MARKED = frozenset({"strong", "em"})
_LISTS = frozenset({"ul", "ol"})
_KEPT = frozenset({"sup", "sub"})


def to_markdown(html: str) -> str:
    """Return clean HTML as Markdown."""
    return "\n\n".join(_blocks(parse(html).children)) + "\n"


def _blocks(nodes: Sequence[Element | str]) -> Iterator[str]:
    loose: list[Element | str] = []
    for node in nodes:
        if isinstance(node, str) or node.name not in BLOCKS:
            loose.append(node)
            continue
        yield from filter(None, (_lines(loose), _block(node)))
        loose = []
    yield from filter(None, (_lines(loose),))


def _block(element: Element) -> str:
    if re.fullmatch("h[1-6]", element.name):
        text = " ".join(_inline(element.children, in_line=True).split())
        text = re.sub(r"(?=#$)", r"\\", text)  # signs at the end would close the heading
        return f"{'#' * int(element.name[1])} {text}" if text else ""
    if element.name in _LISTS:
        return "\n".join(_list(element)) if _is_simple(element) else _html(element)
    if element.name == "table":
        return _table(element)
    if element.name == "blockquote":
        inside = "\n\n".join(_blocks(element.children)).split("\n")
        return "\n".join(f"> {line}".rstrip() for line in inside)
    if element.name == "pre":
        return _html(element)
    return "\n\n".join(_blocks(element.children))


def _html(element: Element) -> str:
    """Return a block as HTML without an empty line, which would end it."""
    return re.sub(r"\n(?=\s*\n)", "&#10;" if element.name == "pre" else "", written(element))


def _is_simple(element: Element) -> bool:
    """Tell whether a list holds nothing but lines and such lists, each below a line."""
    for item in element.walk():
        if item.name == "li" and item.elements(*_LISTS) and not _text_of(item):
            return False
    return all(one.name in {"li", *_LISTS} or one.name not in BLOCKS for one in element.walk())


def _list(element: Element) -> Iterator[str]:
    number = int(element.attributes.get("start", "1"))
    for item in element.elements("li"):
        marker = f"{number}." if element.name == "ol" else "-"
        number += 1
        text = _text_of(item)
        if not text:
            continue
        yield f"{marker} {text}".replace("\n", f"\n{_INDENT}")
        for line in (line for below in item.elements(*_LISTS) for line in _list(below)):
            yield f"{_INDENT}{line}".replace("\n", f"\n{_INDENT}")


def _text_of(item: Element) -> str:
    """Return the line of an item, without the lists below it."""
    lists = item.elements(*_LISTS)
    return _lines([one for one in item.children if one not in lists])


def _table(table: Element) -> str:
    rows = [cells_of(row) for row in rows_of(table)]
    width = max(map(len, rows), default=0)
    spans = any({"colspan", "rowspan"} & cell.attributes.keys() for row in rows for cell in row)
    if spans or width < 2 or any(one.name in BLOCKS - _TABLE for one in table.walk()):
        return written(table).replace("<tr>", "\n<tr>").replace("</table>", "\n</table>")
    lines = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


_TABLE = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})


def _cell(cell: Element) -> str:
    return " ".join(_inline(cell.children, in_line=True).replace("|", r"\|").split())


def _lines(nodes: Sequence[Element | str]) -> str:
    """Return inline nodes as a paragraph, one line for each of its own."""
    lines = [" ".join(line.split()) for line in _inline(nodes).split("\n")]
    lines = "\n".join(lines).strip().split("\n")
    return "\n".join(_begun(line, first=not index) for index, line in enumerate(lines))


def _begun(line: str, *, first: bool) -> str:
    """Return a line whose beginning means nothing but itself."""
    if found := _BEGINNING.match(line):
        end = found.end()
        return f"{line[:end]}\\{line[end:]}" if found[0][-1].isdigit() else f"\\{line}"
    if (not first or line.startswith("~~~")) and _LATER_BEGINNING.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def _inline(nodes: Sequence[Element | str], *, in_line: bool = False, marked: bool = False) -> str:
    text = ""
    for node, after in zip(nodes, (*nodes[1:], ""), strict=False):
        if isinstance(node, str):
            text += _escaped(node)
            continue
        # Two signs side by side would be another, and one between digits none, as in 5*3.
        tags = marked or text.endswith("*") or text[-1:].isdigit()
        tags = tags or (isinstance(after, str) and after[:1].isdigit())
        text += _element(node, in_line=in_line, tags=tags, marked=marked)
    return text


def _element(node: Element, *, in_line: bool, tags: bool, marked: bool) -> str:
    name = node.name
    if name == "br":
        return "<br>" if in_line else "<br>\n"
    if name == "img":
        alt = _escaped(node.attributes.get("alt", ""))
        return f"![{alt}]({_target(node.attributes.get('src', ''))})"
    inside = _inline(node.children, in_line=in_line, marked=marked or name in _MARKED)
    text = inside.strip()
    if not text:
        return inside
    start = inside.index(text)
    before, after = inside[:start], inside[start + len(text) :]
    return f"{before}{_wrapped(node, text, tags=tags)}{after}"


def _wrapped(node: Element, text: str, *, tags: bool) -> str:
    if node.name == "a":
        return f"[{text}]({_target(node.attributes.get('href', ''))})"
    if node.name in _MARKED and not tags:
        sign = "**" if node.name == "strong" else "*"
        return f"{sign}{text}{sign}"
    return f"<{node.name}>{text}</{node.name}>" if node.name in _MARKED | _KEPT else text


def _target(target: str) -> str:
    target = "%20".join(target.split())
    return target if _PLAIN_TARGET.fullmatch(target) else f"<{target}>"


def _escaped(text: str) -> str:
    text = _SIGNS.sub(r"\\\g<0>", _NO_TEXT.sub("", text))
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return text.replace(r"\]:", "&#93;:")  # no place where a link's target is defined
