"""The WACZ as the web archives' own programs see it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from outsiders import answer, free_port, program, said, serving
from packages import STEM

from portal.archive.lists import digest_of_file

BASE = "http://lmhtx-kien-giang.invalid/"
DATE = "20261127233000"


@pytest.fixture(scope="module")
def package(made: Path) -> Path:
    return made / f"{STEM}.wacz"


@pytest.fixture(scope="module")
def pages(package: Path) -> list[dict[str, str]]:
    with ZipFile(package) as archive:
        head, *rows = archive.read("pages/pages.jsonl").decode().splitlines()
    assert json.loads(head)["format"] == "json-pages-1.0"
    return [json.loads(row) for row in rows]


def test_the_validators_of_webrecorder_pass(package: Path, tmp_path: Path) -> None:
    assert "Validation succeeded" in said(program("wacz", "wacz"), "validate", "-f", package)
    with ZipFile(package) as archive:
        info = archive.getinfo("archive/data.warc.gz")
        assert info.compress_type == ZIP_STORED
        assert archive.getinfo("indexes/index.cdx").compress_type == ZIP_STORED
        warc = Path(archive.extract(info, tmp_path))
    records = said(program("warcio", "warcio"), "check", "-v", warc).count("digest pass")
    with gzip.open(warc) as whole:  # warcio does not mind broken gzip
        size = sum(len(chunk) for chunk in iter(lambda: whole.read(1 << 20), b""))
    print(f"wacz validate: valid; warcio check: {records} digests pass; gzip: {size} bytes whole")
    assert records > 60


def test_every_page_is_listed_with_title_and_text(pages: list[dict[str, str]]) -> None:
    titles = {page["url"].removeprefix(BASE): page["title"] for page in pages}
    assert titles["index.html"] == "Liên minh Hợp tác xã tỉnh Kiên Giang"
    assert titles["tim-kiem.html"] == "Tìm kiếm"
    assert all(page["text"] for page in pages)
    print(f"pages.jsonl: {len(pages)} pages")


def test_pywb_replays_every_page(
    package: Path, pages: list[dict[str, str]], tmp_path: Path
) -> None:
    manager = program("wb-manager", "pywb")
    said(manager, "init", "kho", folder=tmp_path)
    said(manager, "add", "kho", package, "--unpack-wacz", folder=tmp_path)
    port = free_port()
    command = [program("wayback", "pywb"), "-p", str(port), "-b", "127.0.0.1"]
    with serving(command, port, tmp_path):
        for url in [BASE, *(page["url"] for page in pages)]:
            status, body = answer(port, f"/kho/{DATE}id_/{url}")
            assert status == 200, url
            assert b"</html>" in body
        assert answer(port, f"/kho/{DATE}id_/{BASE}khong-co.html")[0] == 404
    print(f"pywb: 200 for {len(pages) + 1} URLs")


def test_it_lies_beside_its_digest(package: Path) -> None:
    listed = (package.parent / f"{STEM}.sha512").read_text(encoding="utf-8")
    assert f"{digest_of_file(package)}  {package.name}\n" in listed
