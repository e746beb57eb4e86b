"""Images in the content: told where they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness import MENU, article
from photos import photo

from portal.sources import read_corpus

BROKEN = "hỏng, hoặc tải về chưa trọn; chép lại từ bản gốc"
CASES: list[tuple[dict[str, str], bytes, list[str]]] = [
    ({"bai.md": article("Một.\n\n![x](a.jpg)")}, photo(60, 40), []),
    (
        {"bai.md": article("Một.\n\n![x](a.jpg)"), "hai.md": article("![x](a.jpg)", title="Hai")},
        photo(60, 40)[:-99],
        [f"bai.md:9: ảnh “a.jpg” {BROKEN}", f"hai.md:7: ảnh “a.jpg” {BROKEN}"],
    ),
    ({"bai.md": article(image="a.jpg")}, photo(60, 40)[:-99], [f"bai.md:5: ảnh “a.jpg” {BROKEN}"]),
    ({"bai.md": article("[tải về](a.jpg)")}, b"?", []),
    (
        {"bai.md": article('![](a.jpg "Chú thích")')},
        photo(60, 40),
        ["bai.md:7: cảnh báo: ảnh không có lời tả; tả ảnh bằng vài chữ: ![ảnh chụp gì](…)"],
    ),
]


@pytest.mark.parametrize(("files", "image", "expected"), CASES)
def test_what_is_wrong_with_an_image_is_told_at_its_line(
    tmp_path: Path, files: dict[str, str], image: bytes, expected: list[str]
) -> None:
    for path, text in {"menu.yaml": MENU, **files}.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "a.jpg").write_bytes(image)
    assert [str(finding) for finding in read_corpus(tmp_path).findings] == expected
