"""Clean HTML: what a draft holds, written out."""

from __future__ import annotations

from html import escape

from portal.intake.tree import VOID, Element


def escaped(text: str) -> str:
    """Return a text as it stands in HTML."""
    return escape(text, quote=False)


def written(node: Element | str) -> str:
    """Return the HTML of a node."""
    if isinstance(node, str):
        return escaped(node)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    if node.name in VOID:
        return f"<{node.name}{attributes}>"
    return f"<{node.name}{attributes}>{inner(node)}</{node.name}>"


def inner(element: Element) -> str:
    """Return the HTML of what an element holds."""
    return "".join(map(written, element.children))
