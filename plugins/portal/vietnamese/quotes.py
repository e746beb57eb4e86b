"""Quotes and dashes as printers set them, in text that editors typed with a keyboard's.

The only module that knows smartypants. That spends most of an article's time on text without a
quote, so it is called only for the lines of HTML that have something to set.
"""

import re

from smartypants import Attr, smartypants, tags_to_skip

# Quotes; `--` gives an en dash, `---` an em dash; characters rather than entities.
_MARKS = Attr.q | Attr.D | Attr.u

# Text behind a tag that has something to set: a quote, a backslash, two hyphens, or one of
# smartypants' own marks as an entity.
_SETTABLE = re.compile(r""">(?:[^<"'\\&-]++|-(?!-)|&(?!\#8))*+["'\\&-]""")

# A line end between two tags. A quote looks back as far as the text before its tag: here it
# sees white space, which is to it as the beginning of a document.
_LINE_END = re.compile(r"\n(?<=>\n)(?=<)")

# What may reach over line ends: comments and elements that smartypants skips, unless they hold
# plain text only, and a `<` that is never closed.
_SPANNING = re.compile(
    rf"<(?:!--(?![^>-]*-->)|({'|'.join(tags_to_skip)})[^>]*>(?![^<]*</\1>)|[^>]*+\Z)",
    re.IGNORECASE,
)


def set_quotes_and_dashes(html: str) -> str:
    """Return HTML with its straight quotes and double hyphens set as smartypants does it.

    The lines are set one by one where no element that is skipped reaches over their ends.
    """
    if _SPANNING.search(html):
        return str(smartypants(html, _MARKS))
    return "\n".join(map(_set, _LINE_END.split(html)))


def _set(line: str) -> str:
    """Return a line that is set; what stands before its first tag is text as well."""
    return str(smartypants(line, _MARKS)) if _SETTABLE.search(f">{line}") else line
