"""A saved web page as the draft of an article."""

from __future__ import annotations

from portal.intake.blocks import blocks_of
from portal.intake.boilerplate import find_article
from portal.intake.decoding import told
from portal.intake.draft import Draft, UnreadableError
from portal.intake.found_files import Fetch, gather
from portal.intake.headlines import page_title
from portal.intake.left_out import left_out
from portal.intake.outline import outlined
from portal.intake.page_facts import facts_of
from portal.intake.tree import Element, parse
from portal.intake.visible import visible
from portal.vietnamese import Moment, decode

MOST = 5_000_000
"""Bytes of a page without its images; the longest law with Word's markup has a fifth of that."""


def read_page(
    data: bytes, fetch: Fetch, *, address: str = "", captured: Moment | None = None
) -> Draft:
    """Return the article of a page, with the files of it that ``fetch`` finds.

    UnreadableError tells why a page has none.
    """
    if len(data) > MOST:
        size = f"{len(data) / 1_000_000:.0f} MB"
        raise UnreadableError(f"trang quá lớn ({size}); hãy xem lại tệp có đúng là một bài không")
    decoded = decode(data)
    html = decoded.text.replace("\0", "")
    root = parse(html)
    blocks = blocks_of(root)
    article = find_article(blocks, page_title(root))
    if not article.text:
        raise UnreadableError(_why_empty(root))
    facts = facts_of(root, article)
    text = [block for block in article.text if block not in facts.taken] or list(article.text)
    shown, files, doubts = gather(
        outlined("\n".join(block.html for block in text)), fetch, facts.title
    )
    draft = Draft(
        html=shown,
        words="\n".join(block.text for block in text if block.text),
        page=visible(html),
        left_out=tuple(left_out(root, blocks, set(text))),
        title=facts.title,
        document_title=facts.document_title,
        date=facts.date,
        printed_date=facts.printed_date,
        author=facts.author,
        section=facts.section,
        site=facts.site,
        address=address,
        captured=captured,
        files=files,
        doubts=(*facts.doubts, *doubts),
    )
    return told(draft, decoded)


def _why_empty(root: Element) -> str:
    frames = [
        one.attributes.get("src", "") for one in root.walk() if one.name in {"frame", "iframe"}
    ]
    named = ", ".join(f"“{name[:100]}”" for name in frames if name)
    if named:
        return f"trang chỉ là khung của các trang {named}; hãy nhập trang có bài"
    return "không thấy bài viết nào trong trang; hãy xem lại tệp trong trình duyệt"
