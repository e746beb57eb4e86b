"""The line to a real server breaks at any byte: readers notice nothing, the next run completes."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from pelican.log import init as init_logging
from places import PLACES, Place, files_below
from places.relay import Relay, through_relay
from small_sites import Site, back, bring, site

from portal.publishing.folder import Folder
from portal.publishing.past import digest_of
from portal.publishing.patient import Patient
from portal.publishing.records import FOLDER, kept_address
from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, Target

CUTS = 50 if os.environ.get("PORTAL_LONG") else 13  # for each kind
KINDS = [kind for kind in PLACES if kind != "folder" and "switched" not in kind]
HOSTS_OWN = ".nojekyll"  # what is added for a host of git branches

ADDED, DELETED = "bai-viet/bài 2.html", "bai-viet/bài 0.html"
FOREIGN = {
    "của họ/trang.html": '<link href="của họ/màu.css">'.encode(),
    "của họ/màu.css": b"p { color: red }",
}
IN_THE_WAY = '<link href="của họ/màu.css">của họ'.encode()  # where the second version has a page


def heavy(version: int, *but: str) -> Site:
    """Return pages and style of a version with more bytes each, so that many cuts fall within."""
    dice = random.Random(version)
    files = {address: data for address, data in site(version).items() if address not in but}
    return {a: d + b"\n" + dice.randbytes(8000).hex().encode() for a, d in files.items()}


FIRST = heavy(1, ADDED, "manifest.sha512", "a")
SECOND = heavy(2, DELETED, "manifest.sha512", "a")


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return all that lies where the first version was published beside what others have."""
    folder = tmp_path_factory.mktemp("folder")
    for address, data in {**FOREIGN, ADDED: IN_THE_WAY}.items():
        Folder(folder).put(address, data)
    bring(Folder(folder), FIRST)
    return files_below(folder)


@pytest.fixture(scope="module", autouse=True)
def _as_after_a_build() -> None:
    """Let an error that a library logs raise, as it does once Pelican has built in this process."""
    init_logging(fatal="errors")  # type: ignore[no-untyped-call]  # Pelican's


@pytest.fixture(scope="module", params=KINDS)
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    with (
        PLACES[request.param](tmp_path_factory.mktemp(request.param)) as offered,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("PUBLISH_WEB_PASSWORD", offered.password or "")
        yield offered


@contextmanager
def reached(settings: Mapping[str, Any], cache: Path) -> Iterator[Target]:
    """Reach a part of a place through the relay, as a new process does."""
    target = target_of("web", {"web": through_relay(settings)}, cache)
    with closing(Patient(target, sleep=lambda _: None)) as patient:
        yield patient


def fill(place: Place, settings: Mapping[str, Any], files: Site, cache: Path) -> None:
    with Relay(place.ports), reached(settings, cache) as target:
        for address, data in files.items():
            target.put(address, data)
        target.finish()


@pytest.fixture(scope="module")
def size(place: Place, there: Site, tmp_path_factory: pytest.TempPathFactory) -> int:
    """Count the bytes of a publishing that nothing cuts."""
    settings, cache = place.spot("nguyen").settings, tmp_path_factory.mktemp("cache")
    fill(place, settings, there, cache)
    with Relay(place.ports) as relay, reached(settings, cache) as target:
        bring(target, SECOND)
    return relay.passed


def shown(files: Site) -> Site:
    """Return what readers are led to."""
    return {a: d for a, d in files.items() if not a.startswith(FOLDER) and a != HOSTS_OWN}


def assert_whole(files: Site) -> None:
    """Assert that every page is one that was meant and shows what is there; nothing is lost."""
    pages = {address: data for address, data in files.items() if address.endswith(".html")}
    assert pages.keys() >= {a for a in FIRST.keys() & SECOND.keys() if a.endswith(".html")}
    for address, data in pages.items():
        versions = (FIRST, SECOND, FOREIGN, {ADDED: IN_THE_WAY})
        assert data in [version.get(address) for version in versions], address
        assert re.findall(r'href="(.+?)"', data.decode())[0] in files, address
    assert files.items() >= FOREIGN.items()
    assert IN_THE_WAY in {files[ADDED], files.get(kept_address(digest_of(IN_THE_WAY)))}


@pytest.mark.parametrize("cut", range(CUTS))
def test_wherever_the_line_breaks_pages_are_whole_and_the_next_run_completes(
    place: Place, there: Site, size: int, cut: int, tmp_path: Path
) -> None:
    spot = place.spot(f"lan-{cut}")
    fill(place, spot.settings, there, tmp_path)
    # Near the end it might end uncut: not every run takes the same number of bytes.
    limit = random.Random(f"{place.settings['kind']} {cut}").randrange(size * 9 // 10)
    with (
        Relay(place.ports, limit) as relay,
        suppress(InterruptedTargetError),  # not raised where only the farewell is cut
        reached(spot.settings, tmp_path) as target,
    ):
        bring(target, SECOND)
    assert relay.is_cut
    assert_whole(spot.files())
    with Relay(place.ports), reached(spot.settings, tmp_path) as target:
        bring(target, SECOND)
        completed = spot.files()
        back(target, 1)
    assert shown(completed) == SECOND | FOREIGN
    assert not [address for address in completed if address.endswith(".moi")]
    assert IN_THE_WAY in completed.values()
    assert shown(spot.files()) == FIRST | FOREIGN


def test_half_a_file_does_not_stay_where_the_next_run_has_no_such_file(
    place: Place, there: Site, tmp_path: Path
) -> None:
    spot = place.spot("nua-tep")
    fill(place, spot.settings, there, tmp_path)
    film = {"theme/phim.webm": random.Random(2011).randbytes(1_000_000)}
    with (
        Relay(place.ports, 600_000),
        reached(spot.settings, tmp_path) as target,
        pytest.raises(InterruptedTargetError),
    ):
        bring(target, SECOND | film)
    assert spot.files().keys().isdisjoint(film)
    with Relay(place.ports), reached(spot.settings, tmp_path) as target:
        bring(target, SECOND)
    assert shown(spot.files()) == SECOND | FOREIGN
