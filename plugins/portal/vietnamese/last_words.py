"""No lone word on the last line of a paragraph: it keeps the word before it.

The result is that of typogrify's `widont`, which looks for the end of a paragraph behind each of
its letters; here the ends are found first, and only the words before them are looked at.
"""

import re

_BLOCK_END = re.compile(r"(</(?:p|h[1-6]|li|dt|dd)>)")
_INLINE_ENDS = ("</a>", "</em>", "</span>", "</strong>", "</i>", "</b>")
_INLINE_TAG = re.compile(r"</?(?:a|em|span|strong|i|b)[^>]*>")


def tie_last_words(html: str) -> str:
    """Return HTML with `&nbsp;` before the last word of each paragraph, heading and list item."""
    pieces = _BLOCK_END.split(html)
    pieces[::2] = map(_tie_last_word, pieces[::2])
    return "".join(pieces)


def _tie_last_word(block: str) -> str:
    """Return what stands before the end of a block with its last space tied."""
    text = block.rstrip()
    while text.endswith(_INLINE_ENDS):
        text = text[: text.rindex("<")].rstrip()
    words = text.rsplit(None, 1)
    if len(words) == 2 and _is_tied(*words):
        return f"{words[0]}&nbsp;{words[1]}{block[len(text) :]}"
    return block


def _is_tied(before: str, word: str) -> bool:
    """Tell whether a word is one, and stands behind another or behind an inline tag."""
    if "<" in word or ">" in word or before.endswith("<"):
        return False
    if not before.endswith(">"):
        return True
    return bool(_INLINE_TAG.search(before, before.rfind(">", 0, -1) + 1))
