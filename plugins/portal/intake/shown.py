"""What of an element readers see: its text, its image, the sign before an item of Word's."""

from __future__ import annotations

import re

from portal.intake.tree import Element

_NOT_SHOWN = frozenset(
    """
    applet area audio base button canvas embed frame frameset head iframe input link map meta
    object optgroup option param select textarea title video
    """.split()  # noqa: SIM905  # a list literal would take a line for each
)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all")
_ORNAMENT = re.compile(
    r"(?:^|[/\\])(?:spacer|blank|pixel|transparent|clear|dot|bullet|arrow|icon|counter|line|new)s?"
    r"[\d_-]*\.(?:gif|png)",
    re.IGNORECASE,
)
_TINY = 24  # pixels
_NUMBER = re.compile(r"[0-9]{1,4}")


def picture(element: Element) -> Element | None:
    """Return an image as clean HTML has it; None for spacers, bullets, counters and icons."""
    attributes = element.attributes
    source = "".join(attributes.get("src", "").split("\n")).strip()
    sizes = [attributes.get(side, "").removesuffix("px") for side in ("width", "height")]
    tiny = any(_NUMBER.fullmatch(size) and int(size) <= _TINY for size in sizes)
    if not source or tiny or _ORNAMENT.search(source):
        return None
    return Element("img", {"src": source, "alt": " ".join(attributes.get("alt", "").split())})


def is_shown(element: Element) -> bool:
    """Tell whether an element may hold text that readers see; forms and hidden parts don't."""
    attributes = element.attributes
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", "").lower())
    return element.name not in _NOT_SHOWN and not hidden


def word_marker(element: Element) -> str | None:
    """Return the marker that Word typed for an item: its number, or a dash for any bullet."""
    if "mso-list:ignore" not in element.attributes.get("style", "").replace(" ", "").lower():
        return None
    marker = "".join(element.text.split())
    return f"{marker} " if len(marker) > 1 else "- "
