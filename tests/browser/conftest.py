"""A real Chromium, and the portal served both ways: from a disk and by a plain web server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from harness import MENU, article
from playwright.sync_api import Browser, sync_playwright

from portal.engine import build

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
HOW_TO_GET_ONE = "no Chromium, Chrome or Edge found: install one (Debian: apt install chromium)"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each on the terminal."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        del format, args


def chromium() -> str | None:
    """Return the path of the system's Chromium, Chrome or Edge."""
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next(filter(os.path.exists, PLACES), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once; without one, skip (CI must have one)."""
    executable = chromium()
    if executable is None:
        assert not os.environ.get("CI"), HOW_TO_GET_ONE
        pytest.skip(HOW_TO_GET_ONE)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*quiet, *(["--no-sandbox"] if as_root else [])]
        )
        yield browser
        browser.close()


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
    (content / "mau.md").write_text(article(EVERYTHING, tags="[một, hai]"), encoding="utf-8")
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
    handler = partial(_Quiet, directory=str(portal))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


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

```
mã nhiều dòng
```

* * *

[^1]: Chữ của chú thích.
"""
