"""Versions of images of every kind."""

from __future__ import annotations

import io

import pytest
from photos import photo, turned, written
from PIL import Image, ImageCms

from portal.media.encoding import encoded

ENDINGS = ("avif", "webp", "jpg", "png")


def version(data: bytes, ending: str, orientation: int = 1) -> Image.Image:
    ((_, _, made),) = encoded(data, orientation, (30,), (ending,))
    return Image.open(io.BytesIO(made))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data",
    [
        photo(60, 40),
        photo(60, 40, mode="CMYK"),
        photo(60, 40, mode="L"),
        photo(60, 40, "PNG", mode="P"),
        photo(60, 40, "PNG", mode="1"),
        photo(60, 40, "WEBP"),
        photo(60, 40, "AVIF"),
        photo(60, 40, "MPO", save_all=True),
        photo(60, 40, icc_profile=b"no profile"),
    ],
    ids=["JPEG", "CMYK", "grey", "palette", "bits", "WebP", "AVIF", "MPO", "broken profile"],
)
def test_each_kind_of_image_keeps_its_colours(data: bytes, ending: str) -> None:
    made = version(data, ending)
    assert made.size == (30, 20)
    shades = made.convert("L")
    dark, light = (shades.resize((1, 1), box=box).getpixel((0, 0)) for box in CORNERS)
    assert isinstance(dark, int)
    assert isinstance(light, int)
    assert dark < 100
    assert light > 170


CORNERS = ((0, 0, 8, 6), (22, 14, 30, 20))


@pytest.mark.parametrize("ending", ["avif", "webp", "png"])
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_clear_stays_clear(mode: str, ending: str) -> None:
    image = Image.new("RGBA", (60, 40), (200, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 0, 30, 40))
    made = version(written(image.convert(mode), "PNG"), ending).convert("RGBA")
    left, right = (made.getpixel((x, 10)) for x in (4, 26))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert (left[3], right[3]) == (0, 255)


def test_sixteen_bits_become_eight() -> None:
    image = Image.new("I;16", (60, 40), 0x8000)
    shade = version(written(image, "PNG"), "png").convert("L").getpixel((5, 5))
    assert shade == 128


# Light is at the right and at the bottom of what the camera saw.
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_set_upright(orientation: int) -> None:
    data = photo(60, 40, exif=turned(orientation))
    with Image.open(io.BytesIO(data)) as image:
        from PIL import ImageOps  # noqa: PLC0415  # what others make of it

        expected = ImageOps.exif_transpose(image).resize((30, 20) if orientation < 5 else (30, 45))
    made = version(data, "png", orientation)
    assert made.size == expected.size
    for corner in ((1, 1), (28, 1), (1, made.height - 2)):
        seen, wanted = made.getpixel(corner), expected.getpixel(corner)
        assert isinstance(seen, tuple)
        assert isinstance(wanted, tuple)
        assert all(abs(a - b) < 25 for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_that_the_camera_noted_is_handed_on(ending: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = photo(60, 40, exif=turned(6), icc_profile=profile, comment=b"bi mat")
    made = version(data, ending, 6)
    assert not dict(made.getexif())
    assert not made.info.keys() & {"icc_profile", "comment", "exif", "xmp"}


def test_equal_images_make_equal_bytes() -> None:
    data = photo(900, 600)
    once, again = (list(encoded(data, 1, (480, 800), ENDINGS)) for _ in range(2))
    assert once == again
