"""Saved pages as disks and bad programs leave them: cut, doubled, with tags in the wrong place."""

from __future__ import annotations

import random


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return a page that is broken in one to five places."""
    page = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(page) + 1)
        end = min(len(page), start + chance.randint(0, 200))
        match chance.randint(0, 3):
            case 0:
                del page[start:end]
            case 1:
                page[start:start] = page[end : end + 300]
            case 2:
                del page[max(200, start) :]
            case _:
                page[start:start] = chance.choice(
                    [b"<table>", b"</td>", b"<script>", b"<b>", b"\0", b"\xff", b"<!--", b"'", b'"',
                     b"<img src='file:///etc/passwd'>", b"<a href='java\nscript:x()'>x</a>",
                     b"<img src='../../etc/passwd' onerror='x()'>", b"<![if"]
                )  # fmt: skip
    return bytes(page)
