"""Typography: spaces that must not break, and quotes and dashes where an editor wants them.

Of typogrify only `widont` serves, and only as a model: its other filters split numbers, mark
ASCII words only, or change letters.
"""

import re

from portal.vietnamese.gaps import NO_BREAK_SPACE, tie_gaps
from portal.vietnamese.last_words import tie_last_words
from portal.vietnamese.quotes import set_quotes_and_dashes

# Comments, elements whose text is not ours to set, and tags. Those with neither blank nor entity
# hold nothing to set and may stay with the text.
_ELEMENTS = (rf"{name}\b.*?</{name}" for name in ("code", "pre", "kbd", "script", "style"))
_MARKUP = re.compile(
    rf"""(?is)(<!--.*?-->|<(?:{"|".join(_ELEMENTS)})\s*>"""
    r"""|</?[a-z!][^<>"'\s&]*+(?!>)(?:[^<>"']++|"[^"]*"|'[^']*')*+>)"""
)

# A last word behind a <br> stands on a line of its own: nothing to tie it to.
_AFTER_BREAK = re.compile("(<br[^>]*>)&nbsp;")


def polish(html: str, *, editorial: bool) -> str:
    """Return the HTML of an article with its no-break spaces set, never leaving a lone last word.

    Only white space changes, unless the text is `editorial`: then straight quotes and double
    hyphens become the right ones too. Text of an archive is evidence and is not editorial.
    Tags, comments, code, `pre` and `kbd` stay as they are. Polishing twice changes nothing.
    """
    if editorial:
        html = set_quotes_and_dashes(html)
    pieces = _MARKUP.split(_AFTER_BREAK.sub(r"\1\n", tie_last_words(html)))
    pieces[::2] = [tie_gaps(text.replace("&nbsp;", NO_BREAK_SPACE)) for text in pieces[::2]]
    return "".join(pieces)


def polish_text(text: str) -> str:
    """Return plain text, such as a title, with its no-break spaces set and nothing else changed."""
    return tie_gaps(text)
