"""Storage with two copies behind nginx, set up as docs/xuat-ban.md says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from harness import PROJECT
from outsiders import free_port, program, serving
from places.s3 import new_bucket, open_to_all, s3_serving
from small_sites import bring, site
from web_servers import NGINX

from portal.publishing.records import RECORD
from portal.publishing.settings import target_of
from portal.publishing.target import Target

MANUAL = (PROJECT / "docs" / "xuat-ban.md").read_text(encoding="utf-8")


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Target, int]]:
    """Offer storage that everybody may read, and the port of the nginx that stands before it."""
    storage, port = free_port(), free_port()
    endpoint, bucket = f"http://127.0.0.1:{storage}", f"kho-{storage}"
    settings = {"kind": "s3", "bucket": bucket, "endpoint": endpoint, "prefix": "trang"}
    monkeypatch.setenv("PUBLISH_KHO_PASSWORD", "b")
    with s3_serving(storage):
        new_bucket(endpoint, bucket)
        open_to_all(endpoint, bucket)
        config = tmp_path / "nginx.conf"
        config.write_text(NGINX.format(folder=tmp_path, site=manual(endpoint, bucket, port)))
        command = [program("nginx", "nginx-light"), "-c", str(config)]
        known = {"kho": {**settings, "user": "a", "switch": True}}
        with (
            serving(command, port, tmp_path),
            closing(target_of("kho", known, tmp_path)) as target,
        ):
            yield target, port


def manual(endpoint: str, bucket: str, port: int) -> str:
    """Return what the manual says of nginx, for a bucket on this machine."""
    (said,) = re.findall(r"```nginx\n(.+?)```", MANUAL, re.DOTALL)
    said = said.replace("https://kho.vn/ten-kho", f"{endpoint}/{bucket}")
    return str(said).replace("listen 80", f"listen 127.0.0.1:{port}")


def fetched(port: int, address: str) -> bytes:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", quote(f"/{address}", safe="/?="))
        return connection.getresponse().read()


def test_readers_are_shown_all_of_a_release_at_once(
    storage: tuple[Target, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, port = storage
    first, second = site(1), site(2)
    bring(target, first)
    seen: list[dict[str, bytes]] = []
    put = type(target).put

    def looked_at(target: Target, address: str, data: bytes) -> None:
        if address == RECORD:  # all is there, nothing is shown yet
            seen.append({address: fetched(port, address) for address in first})
        put(target, address, data)

    monkeypatch.setattr(type(target), "put", looked_at)
    bring(target, second)
    assert seen == [first]
    assert {address: fetched(port, address) for address in second} == second
    assert fetched(port, "") == fetched(port, "?q=1") == second["index.html"]
