"""The seal of a PDF: the digest of the whole file, written into the file itself.

The identifier in a file's trailer is twice the SHA-512 of the file (ISO 32000-1, 14.4 leaves open
how it is made), taken with zeros where its own digits stand. So whoever has nothing but the file
can tell that not a byte of it has changed; PDF/A allows no data behind its end that could say so.
"""

from __future__ import annotations

import hashlib
import re

_ANY = re.compile(rb"/ID\s*\[[^\]]*\]")
_SEAL = re.compile(rb"/ID \[<([0-9a-f]{128})><([0-9a-f]{128})>\]")
_FORM = b"/ID [<%b><%b>]"
_BLANK = b"0" * 128


def sealed(data: bytes) -> bytes:
    """Return a PDF with its seal; the identifier that a writer gave it is replaced.

    The trailer is the last thing in a file, so no offset changes. ValueError if it has none.
    """
    found = list(_ANY.finditer(data))
    if not found:
        raise ValueError("a PDF without an identifier")
    written = _with_digest(data, found[-1], _BLANK)
    return _with_digest(written, list(_SEAL.finditer(written))[-1], _digest(written))


def is_whole(data: bytes) -> bool:
    """Tell whether a PDF is as it was when it was sealed."""
    found = list(_SEAL.finditer(data))
    if not found:
        return False
    digest = _digest(_with_digest(data, found[-1], _BLANK))
    return set(found[-1].groups()) == {digest}


def _with_digest(data: bytes, identifier: re.Match[bytes], digest: bytes) -> bytes:
    return data[: identifier.start()] + _FORM % (digest, digest) + data[identifier.end() :]


def _digest(data: bytes) -> bytes:
    return hashlib.sha512(data).hexdigest().encode()
