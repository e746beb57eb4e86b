"""Quotes and dashes as printers set them, in text that editors typed with a keyboard's.

The only module that knows smartypants, whose rules these are. That takes its time, so it gets only
the texts between tags that hold more than plain double quotes and hyphens.
"""

import re

from smartypants import Attr, smartypants, tags_to_skip

# Quotes; `--` gives an en dash, `---` an em dash; characters rather than entities.
_MARKS = Attr.q | Attr.D | Attr.u

# Text behind a tag that has something to set: a quote, a backslash, two hyphens, or one of
# smartypants' own marks as an entity. A `>` in it would seem to be the end of a tag.
_SETTABLE = re.compile(r""">(?:[^<>"'\\&-]++|-(?!-)|&(?!\#8))*+[>"'\\&-][^<]*+""")

# Double quotes that plainly open or close something, by the characters beside them.
_OPENING = re.compile(r'"(?<=[>( \n]")(?=[^\W_]|\Z)')
_CLOSING = re.compile(r'"(?:(?<=[\w.,…!?)%]")|(?=\s))')

# What reaches over tags: comments, elements that smartypants skips, a quote alone between two
# tags, which looks back over the first, and a `<` that is never closed.
_SPANNING = re.compile(
    rf"""<(?:!--|{"|".join(tags_to_skip)}|[^>]*+(?:>["'](?:<|\Z)|\Z))""", re.IGNORECASE
)


def set_quotes_and_dashes(html: str) -> str:
    """Return HTML with its straight quotes and double hyphens set as smartypants does it."""
    if _SPANNING.search(html):
        return str(smartypants(html, _MARKS))
    return _SETTABLE.sub(_set, f">{html}")[1:]


def _set(found: re.Match[str]) -> str:
    """Return the end of a tag and the text behind it, which is set.

    If its plain quotes and hyphens are not all there is to set, none of them is taken for plain.
    """
    text = _CLOSING.sub("”", _OPENING.sub("“", found[0]))
    text = text.replace("---", "—").replace("--", "–")
    return f">{smartypants(found[0][1:], _MARKS)}" if _SETTABLE.match(text) else text
