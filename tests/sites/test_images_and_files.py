"""Images and files in articles, as readers get them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from harness import MENU, Build, article, run_build, the
from photos import grainy, photo, turned
from PIL import Image

from portal.engine import build, gate
from portal.media import kept
from portal.media.encoding import encoded

ADDRESS = "bai-viet/2011/bai-thu.html"
SHOWN = 'Trước.\n\n![Hội nghị](<../files/Ảnh một.jpg> "Ảnh: số 747")\n\nSau.'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(gate, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


def test_an_image_has_versions_a_size_and_a_caption(site: Build) -> None:
    image = photo(1950, 1300, exif=turned(6))
    outcome = site({"tin/bai.md": article(SHOWN), "files/Ảnh một.jpg": image})
    assert outcome.status == 0, outcome.said
    figure = the(outcome.page(ADDRESS), "[itemprop=articleBody] > figure")
    assert the(figure, "figcaption").get_text() == "Ảnh: số\u00a0747"
    shown = the(figure, "picture > img")
    assert (shown["width"], shown["height"], shown["alt"]) == ("1300", "1950", "Hội nghị")
    folder = (outcome.output / ADDRESS).parent
    offered = re.findall(
        r"(\S+) (\d+)w", " ".join(str(e["srcset"]) for e in figure.select("[srcset]"))
    )
    assert len(offered) == 9
    for address, width in offered:
        with Image.open(folder / address) as version:
            assert version.size == (int(width), round(int(width) * 1.5))
            assert not dict(version.getexif()), "where it was taken is nobody's business"
    assert the(figure, "a")["href"] == "../../files/anh-mot.jpg"
    assert (outcome.output / "files/anh-mot.jpg").read_bytes() == image


def test_an_archived_text_gets_no_letter(site: Build) -> None:
    files = {"files/Ảnh một.jpg": photo(900, 600), "files/qđ.pdf": "%PDF"}
    body = f"{SHOWN}\n\n[Quyết định](../files/qđ.pdf)"
    outcome = site({"tin/bai.md": article(body, source_url="không rõ"), **files})
    assert outcome.status == 0, outcome.said
    text = the(outcome.page(ADDRESS), "[itemprop=articleBody]")
    assert text.get_text().split() == ["Trước.", "Sau.", "Quyết", "định"]
    assert the(text, "figure img")["title"] == "Ảnh: số 747"
    assert the(text, "a[data-file]")["data-file"] == "PDF, 4 byte"


def test_a_link_to_a_file_says_what_it_is(site: Build) -> None:
    body = "[Quyết định](../files/qđ.pdf)\n\n[^1] và\n\n[^1]: Xem [kia](../files/qđ.pdf)."
    outcome = site(
        {"tin/bai.md": article(body, files="../files/qđ.pdf"), "files/qđ.pdf": "x" * 1300}
    )
    assert outcome.status == 0, outcome.said
    page = outcome.page(ADDRESS)
    said = [" ".join(a.get_text().split()) for a in page.select('a[href$="qd.pdf"]')]
    assert said == ["Quyết định (PDF, 1,3 KB)", "kia (PDF, 1,3 KB)", "qđ.pdf"]
    assert "qđ.pdf (PDF, 1,3 KB)" in page.get_text()


def test_a_broken_image_stops_the_build(site: Build) -> None:
    good = site({"tin/bai.md": article(SHOWN), "files/Ảnh một.jpg": photo(900, 600)})
    before = good.text(ADDRESS)
    outcome = site({"files/Ảnh một.jpg": photo(900, 600)[:-1000]})
    assert outcome.status == 1
    assert outcome.findings == [
        "tin/bai.md:9: ảnh “files/Ảnh một.jpg” hỏng, hoặc tải về chưa trọn; chép lại từ bản gốc"
    ]
    assert outcome.text(ADDRESS) == before


def test_versions_are_made_once_for_every_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    (content / "files").mkdir(parents=True)
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    (content / "bai.md").write_text(article("![a](files/a.jpg)"), encoding="utf-8")
    (content / "files" / "a.jpg").write_bytes(grainy(1))
    made = []

    def counted(*given: Any) -> Iterator[tuple[int, str, bytes]]:
        made.append(given)
        return encoded(*given)

    monkeypatch.setattr(kept, "encoded", counted)
    first = run_build(content, tmp_path / "one", capsys)
    assert (first.status, len(made)) == (0, 1)
    versions = {a for a in first.addresses if a.startswith("files/a-")}
    assert len(versions) == 3
    published = run_build(content, tmp_path / "two", capsys, publish=True)
    assert versions <= published.addresses
    (content / "bai.md").write_text(article("Chữ.\n\n![b](files/a.jpg)"), encoding="utf-8")
    assert run_build(content, tmp_path / "one", capsys).status == 0
    (address, *_) = versions
    (tmp_path / "one" / address).write_bytes(b"hong")
    assert versions <= run_build(content, tmp_path / "one", capsys).addresses
    with Image.open(io.BytesIO((tmp_path / "one" / address).read_bytes())) as image:
        assert image.width == 500
    assert len(made) == 1


def test_a_preview_shows_the_original_at_once(
    tmp_path: Path, site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "encoded", None)
    site({"bai.md": article('![a](files/a.jpg "Chú")', status="draft"), "files/a.jpg": grainy(3)})
    assert build(tmp_path / "content", tmp_path / "preview", drafts=True) == 0
    page = BeautifulSoup((tmp_path / "preview" / ADDRESS).read_bytes(), "html.parser")
    image = the(page, "figure > img")
    assert (image["src"], image["width"]) == ("../../files/a.jpg", "500")
    assert the(page, "figcaption").get_text() == "Chú"


def test_a_draft_needs_no_versions(site: Build) -> None:
    outcome = site(
        {"bai.md": article("![a](files/a.jpg)", status="draft"), "files/a.jpg": grainy(2)}
    )
    assert outcome.status == 0, outcome.said
    assert [a for a in outcome.addresses if a.startswith("files/")] == ["files/a.jpg"]
