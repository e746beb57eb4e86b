"""Which versions of an image there are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media import Version, picture_of, widths
from portal.sources import ImageFile

IMAGE = ImageFile("files/Bản đồ.JPG", "digest", 500_000, 2000, 1000, fallback="jpg")


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (0, ()),
        (480, ()),
        (481, (481,)),
        (600, (480, 600)),
        (900, (480, 900)),
        (1000, (480, 800, 1000)),
        (1280, (480, 800, 1280)),
        (6000, (480, 800, 1280)),
    ],
)
def test_versions_serve_common_screens(width: int, expected: tuple[int, ...]) -> None:
    assert widths(width) == expected


@given(st.integers(0, 100_000))
def test_no_version_is_larger_than_the_image_or_close_to_another(width: int) -> None:
    found = widths(width)
    assert all(one <= width for one in found)
    assert all(narrow * 1.2 <= wide for narrow, wide in pairwise(found))
    assert bool(found) == (width > 480)


def test_versions_lie_beside_the_original_under_ascii_names() -> None:
    picture = picture_of(IMAGE, "ảnh JPEG", versions=True)
    assert picture.address == "files/ban-do.jpg"
    addresses = [picture.address_of(version) for version in picture.versions()]
    assert len(addresses) == len(set(addresses)) == 9
    assert addresses[0] == f"files/ban-do-480.{picture.tag[:10]}.avif"
    assert picture.address_of(Version(1280, "jpg")).endswith(".jpg")


def test_versions_follow_the_bytes_of_the_image() -> None:
    other = replace(IMAGE, digest="other")
    one, two = (picture_of(image, "", versions=True) for image in (IMAGE, other))
    assert set(map(one.address_of, one.versions())).isdisjoint(map(two.address_of, two.versions()))


@pytest.mark.parametrize(
    "image",
    [
        replace(IMAGE, fallback=""),
        replace(IMAGE, width=400),
        replace(IMAGE, size=30_000),
    ],
    ids=["fixed", "small", "light"],
)
def test_some_images_have_no_versions(image: ImageFile) -> None:
    assert not list(picture_of(image, "", versions=True).versions())
