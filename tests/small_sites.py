"""Small sites in several versions, published and taken back without a build."""

from __future__ import annotations

from portal.publishing.past import Past, Release, digest_of
from portal.publishing.records import past_of
from portal.publishing.sending import prepared, send, source_on
from portal.publishing.target import Target

ME = "người thử ở máy thử"
Site = dict[str, bytes]


def site(version: int, pages: int = 3) -> Site:
    """Return a small site; its pages show one style sheet, whose name follows the version."""
    style = f"theme/style.{version:010x}.css"
    page = f'<link href="{style}"><p>bản {version}'.encode()
    files = {f"bai-viet/bài {n}.html": page + str(n).encode() for n in range(pages)}
    return files | {"index.html": page, style: b"p {}" * version, "manifest.sha512": page, "a": b""}


def _release(files: Site, past: Past) -> Release:
    return Release(past.present.number + 1, "thử", {a: digest_of(d) for a, d in files.items()})


def bring(target: Target, files: Site) -> None:
    """Publish a site."""
    past = past_of(target)
    send(prepared(target, past, _release(files, past)), target, files.__getitem__, ME)


def back(target: Target, number: int) -> None:
    """Go back to an earlier release."""
    past = past_of(target)
    earlier = past.back_to(number)
    assert earlier is not None
    shipment = prepared(target, past, Release(past.present.number + 1, "", earlier.digests))
    send(shipment, target, source_on(target, shipment), ME)
