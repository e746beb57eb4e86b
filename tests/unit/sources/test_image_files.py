"""What image files are, and what is said of those that can't be shown."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from photos import header_alone, photo, turned, written
from PIL import Image

from portal.sources import look_at_images
from portal.sources.image_files import look_at_image

SVG = b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' %s><path d=''/></svg>"
FRAMES = [Image.new("L", (60, 40), shade) for shade in (9, 99)]
MOVING = written(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:])

GOOD = [
    ("a.jpg", photo(60, 40), (60, 40, "jpg")),
    ("a.JPEG", photo(60, 40, mode="CMYK"), (60, 40, "jpg")),
    ("a.jpg", photo(60, 40, mode="L"), (60, 40, "jpg")),
    ("a.jpg", photo(60, 40, exif=turned(6)), (40, 60, "jpg")),
    ("a.jpg", photo(60, 40, exif=turned(3)), (60, 40, "jpg")),
    ("a.jpg", photo(60, 40, exif=turned(99)), (60, 40, "jpg")),
    ("a.jpg", photo(60, 40, exif=b"Exif\0\0no TIFF"), (60, 40, "jpg")),
    ("a.jpg", photo(60, 40, "MPO", save_all=True), (60, 40, "jpg")),
    ("a.png", photo(60, 40, "PNG"), (60, 40, "png")),
    ("a.png", photo(60, 40, "PNG", mode="P"), (60, 40, "png")),
    ("a.png", written(Image.new("I;16", (60, 40)), "PNG"), (60, 40, "png")),
    ("a.png", photo(1, 1, "PNG"), (1, 1, "png")),
    ("a.webp", photo(60, 40, "WEBP"), (60, 40, "jpg")),
    ("a.webp", written(Image.new("RGBA", (60, 40)), "WEBP"), (60, 40, "png")),
    ("a.avif", photo(60, 40, "AVIF"), (60, 40, "jpg")),
    ("a.gif", photo(60, 40, "GIF", mode="P"), (60, 40, "png")),
    ("a.gif", MOVING, (60, 40, "")),
    ("a.png", photo(2, 40, "PNG"), (2, 40, "")),
    ("a.svg", SVG % b"width='30px' height=\"20.4\"", (30, 20, "")),
    ("a.svg", SVG % b"viewBox='0 0 300 200'", (300, 200, "")),
    ("a.svg", SVG % b"width='100%' height='20' viewBox='-5,-5,300,200.5'", (300, 200, "")),
    ("a.svg", SVG % b"width='3cm' height='2cm'", (0, 0, "")),
    ("a.bmp", photo(60, 40, "BMP"), (0, 0, "")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), GOOD)
def test_an_image_is_known_as_readers_see_it(
    name: str, data: bytes, expected: tuple[int, int, str]
) -> None:
    found = look_at_image(name, data)
    assert (found.error, found.caution) == (None, None)
    assert (found.width, found.height, found.fallback) == expected
    assert found.size == len(data)


BAD = [
    ("a.jpg", photo(600, 400)[:-5000], "hỏng, hoặc tải về chưa trọn"),
    ("a.png", photo(600, 400, "PNG")[:-5000], "hỏng, hoặc tải về chưa trọn"),
    ("a.webp", photo(600, 400, "WEBP")[:-500], "hỏng"),
    ("a.jpg", b"", "không phải là ảnh JPEG, hoặc hỏng"),
    ("a.gif", b"GIF89a", "không phải là ảnh GIF, hoặc hỏng"),
    ("a.jpg", b"%PDF-1.4", "không phải là ảnh JPEG, hoặc hỏng"),
    ("a.png", photo(6, 4), "là ảnh JPEG mà mang đuôi “.png”"),
    ("a.jpg", photo(6, 4, "TIFF"), "là ảnh TIFF mà mang đuôi “.jpg”"),
    ("a.png", header_alone(30_000, 5_000), "quá lớn (30.000 × 5.000 điểm ảnh)"),
    ("a.png", header_alone(100_000, 100_000), "quá lớn"),
    ("a.svg", b"<html></html>", "không phải là hình SVG"),
]


@pytest.mark.parametrize(("name", "data", "expected"), BAD)
def test_what_cannot_be_shown_is_an_error(name: str, data: bytes, expected: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = look_at_image(name, data)
    assert found.error
    assert found.error[0].startswith(expected)
    assert found.error[1]


def test_a_heavy_image_and_a_seldom_one_are_warned_of() -> None:
    heavy = look_at_image("a.jpg", photo(60, 40) + b"\0" * 11_000_000)
    assert heavy.caution
    assert heavy.caution[0] == "nặng 10,5 MB"
    seldom = look_at_image("a.heic", b"ftypheic")
    assert seldom.caution
    assert seldom.caution[0] == "loại “.heic” có trình duyệt không hiện được"
    assert heavy.error is seldom.error is None


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").mkdir()
    (found,) = look_at_images(tmp_path, ["a.jpg"])
    assert found.error
    assert found.error[0] == "không mở được"
