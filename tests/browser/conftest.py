"""A real Chromium, and the portal served both ways: from a disk and by a plain web server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import HOW_TO_GET_ONE, chromium, launched, served
from harness import MENU, article
from photos import grainy
from playwright.sync_api import Browser

from portal.engine import build


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once; without one, skip (CI must have one)."""
    executable = chromium()
    if executable is None:
        assert not os.environ.get("CI"), HOW_TO_GET_ONE
        pytest.skip(HOW_TO_GET_ONE)
    with launched(executable) as browser:
        yield browser


@pytest.fixture(scope="session")
def sampler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site with everything that Markdown can put on a page."""
    folder = tmp_path_factory.mktemp("sampler")
    content = folder / "content"
    (content / "files").mkdir(parents=True)
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    (content / "files" / "Bản đồ.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>', encoding="utf-8"
    )
    (content / "files" / "anh.jpg").write_bytes(grainy(1, 1400, 1000))
    (content / "files" / "qd.pdf").write_bytes(b"%PDF-1.4")
    (content / "data").mkdir()
    (content / "data" / "so.csv").write_text(TABLE, encoding="utf-8")
    sample = article(EVERYTHING, tags="[một, hai]", figures=FIGURES)
    (content / "mau.md").write_text(sample, encoding="utf-8")
    (content / "cu.md").write_text(article(title="Bài cũ", date="2010-12"), encoding="utf-8")
    output = folder / "output"
    assert build(content, output) == 0
    return output


@pytest.fixture(scope="session", params=["file", "http"])
def root(request: pytest.FixtureRequest, portal: Path) -> Iterator[str]:
    """Give the address of the portal's folder, on a disk and on a server."""
    if request.param == "file":
        yield portal.as_uri()
        return
    with served(portal) as address:
        yield address


EVERYTHING = """\
## Đề mục một

Đoạn văn có **chữ đậm**, *chữ nghiêng*, `mã`, [liên kết](cu.md), [trang ngoài](https://vi.example/)
và chú thích[^1].

### Đề mục nhỏ

| Huyện | Số HTX | Diện tích (ha) |
| :---- | -----: | :------------: |
| An Biên | 12 | 1.250 |
| Gò Quao | 9 | 980 |

1. Một
2. Hai
5. Năm

- Gạch
- Đầu dòng

## Đề mục hai

> Trích dẫn.

![Bản đồ](<files/Bản đồ.svg>)

![Quang cảnh hội nghị](files/anh.jpg "Hội nghị năm 2018")

Xem [Quyết định](files/qd.pdf).

[Biểu đồ cột chồng: Hợp tác xã theo huyện](data/so.csv)

[Biểu đồ đường: Hợp tác xã theo huyện](data/so.csv)

```
mã nhiều dòng
```

* * *

[^1]: Chữ của chú thích.
"""

FIGURES = """
  - value: "1.250"
    label: ha ở An Biên
    quote: "1.250"
"""

TABLE = """\
Huyện;Nông nghiệp;Tín dụng
An Biên;12;1,5
U Minh Thượng;1.250;
Gò Quao;980;70
"""
