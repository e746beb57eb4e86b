"""The index of a WARC in CDXJ: which record answers for a URL, and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from portal.archive.media_types import media_type
from portal.archive.warc import Capture


def cdxj(captures: Iterable[Capture], date: str, warc: str) -> str:
    """Return the index of captures, sorted; ``date`` is that of all, ``warc`` the file's name."""
    moment = re.sub(r"\D", "", date)
    return "".join(sorted(_line(capture, moment, warc) for capture in captures))


def _line(capture: Capture, moment: str, warc: str) -> str:
    fields = {
        "url": capture.url,
        "mime": media_type(capture.address),
        "status": "200",
        "digest": capture.digest,
        "length": str(capture.length),
        "offset": str(capture.offset),
        "filename": warc,
    }
    return f"{surt(capture.url)} {moment} {json.dumps(fields)}\n"


def surt(url: str) -> str:
    """Return the key of a URL without query or port: its host's names from the last to the first.

    As web archives agree to write it: in lower case, without `www.` and without a closing slash.
    """
    parts = urlsplit(url.lower())
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    port = f":{parts.port}" if parts.port else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path.rstrip('/') or '/'}"


def read_cdxj(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield URL, offset and length of each line that is one of an index."""
    for line in text.splitlines():
        try:
            fields = json.loads(line.split(" ", 2)[2])
            yield fields["url"], int(fields["offset"]), int(fields["length"])
        except (ValueError, LookupError, TypeError):
            continue  # a changed index is told of by its own digest
