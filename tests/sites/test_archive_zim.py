"""The ZIM as Kiwix's own programs see it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from outsiders import FORMATS, answer, free_port, program, said, serving
from packages import STEM

pytestmark = pytest.mark.skipif("zim" not in FORMATS, reason="libzim has no wheel for Windows")

ARTICLE = "bai-viet/2018/qua-trinh-hinh-thanh-va-phat-trien-lien-minh-htx-tinh-kien-giang.html"


def test_zimcheck_finds_nothing(made: Path) -> None:
    told = said(program("zimcheck", "zim-tools"), "-A", made / f"{STEM}.zim")
    assert "Overall Test Status: Pass" in told
    assert "[ERROR]" not in told
    assert "[WARNING]" not in told
    print(told)


def test_kiwix_finds_words_in_either_spelling_and_shows_the_pages(
    made: Path, tmp_path: Path
) -> None:
    port = free_port()
    server = program("kiwix-serve", "kiwix-tools")
    command = [server, "-i", "127.0.0.1", "-p", str(port), str(made / f"{STEM}.zim")]
    with serving(command, port, tmp_path):
        for asked in ("hop tac xa", "hợp tác xã", "dieu le", "điều lệ", "Điều lệ"):
            status, page = answer(port, f"/search?content={STEM}&pattern={quote(asked)}")
            assert status == 200
            assert ARTICLE in page.decode(), asked
            print(f"kiwix-serve: “{asked}” finds {page.count(b'<cite>')} pages on its first page")
        for address in ("index.html", ARTICLE, "tim-kiem.html?q=dieu+le"):
            assert answer(port, f"/{STEM}/{address}")[0] == 200
