"""Links to files say what readers will get: type and size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from portal.media.tags import attributes_of, opening
from portal.sources import Attachment

_LINK = re.compile(r"<a\b([^<>]*)>(.*?)</a>", re.DOTALL)


def with_remarks(html: str, files: Iterable[Attachment], root: str, *, editorial: bool) -> str:
    """Return an article's HTML with type and size at its links to ``files``.

    In an ``editorial`` text they are words behind those of the link, which everybody hears; an
    archived one gets no letter, and an attribute that the style sheet shows.
    """
    told = {f"{root}/{file.address}": escape(file.told) for file in files}

    def link(found: re.Match[str]) -> str:
        attributes = attributes_of(found[1])
        remark = told.get(attributes.get("href", "").partition("#")[0])
        if not remark:
            return found[0]
        if editorial:
            kept_together = remark.replace(" ", "\u00a0")
            words = f'{found[2]} <span class="file">({kept_together})</span>'
            return f"{opening('a', attributes)}{words}</a>"
        return f"{opening('a', {**attributes, 'data-file': remark})}{found[2]}</a>"

    return _LINK.sub(link, html) if told else html
