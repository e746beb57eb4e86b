"""Pages that Internet Explorer or Word saved in one file (``.mht``): RFC 2557, a mail of parts."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from portal.intake.draft import Draft, UnreadableError
from portal.intake.web import MOST as MOST_OF_PAGE
from portal.intake.web import read_page
from portal.vietnamese import VIETNAM, Moment

MOST = 40 * MOST_OF_PAGE
"""Bytes of such a file, with its images."""


def read_mht(data: bytes) -> Draft:
    """Return the article of a saved page, with the images that are in the file.

    UnreadableError tells why there is none.
    """
    message = email.message_from_bytes(data, policy=default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableError("tệp .mht không có trang nào; hãy lưu lại trang từ trình duyệt")
    address = _header(page, "Content-Location") or _header(message, "Content-Location")
    files = dict(_named(parts, address))

    def fetch(target: str) -> bytes | None:
        return files.get(target) or files.get(urljoin(address, target))

    web = address if address.startswith(("http://", "https://")) else ""
    return read_page(_bytes(page), fetch, address=web, captured=_date(message))


def _named(parts: list[EmailMessage], address: str) -> list[tuple[str, bytes]]:
    named: list[tuple[str, bytes]] = []
    for part in parts:
        data = _bytes(part)
        if location := _header(part, "Content-Location"):
            named += [(location, data), (urljoin(address, location), data)]
        if name := _header(part, "Content-ID").strip("<>"):
            named.append((f"cid:{name}", data))
    return named


def _bytes(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _header(part: EmailMessage, name: str) -> str:
    """Return a header; one that is no header by the rules is none."""
    try:
        return str(part.get(name, "")).strip()
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def _date(message: EmailMessage) -> Moment | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
        here = moment.astimezone(VIETNAM) if moment.tzinfo else moment
        return Moment(here.year, here.month, here.day, here.hour, here.minute)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
