"""What readers and crawlers take along: copies beside articles, references, the list of files."""

from __future__ import annotations

import os
import posixpath
import shutil
import subprocess
from pathlib import Path

import pytest
from chromium import served
from harness import Build, Outcome, article, the

from portal.archive import FORMATS
from portal.engine import MANIFEST, digests_in

SLUG = "bai-viet/2011/bai-thu"


def listed(outcome: Outcome) -> list[str]:
    """Follow the pages of the list from the first one, and return the addresses they list."""
    found, waiting = [], ["tep.html"]
    for address in waiting:
        page = outcome.page(address)
        for link in page.select("main .files a"):
            target = posixpath.normpath(posixpath.join(address, "..", str(link["href"])))
            found.append(target)
            if target.startswith("tep/"):
                waiting.append(target)
    return found


def test_an_article_has_its_source_and_its_text_beside_it(site: Build) -> None:
    source = article("## Mục\r\n\r\n- Một\r\n- **Hai**", author="Nguyễn Quí").encode("utf-8-sig")
    outcome = site({"tin/bai.md": source})
    assert (outcome.output / f"{SLUG}.md").read_bytes() == source
    assert outcome.text(f"{SLUG}.txt") == (
        "Bài thử\n=======\n\nĐưa ngày: 21-3-2011\nTác giả: Nguyễn Quí\n\n"
        "Mục\n---\n\n- Một\n- Hai\n\n* * *\n\nKho lưu trữ: Liên minh Hợp tác xã tỉnh Kiên Giang\n"
        f"Địa chỉ: {SLUG}.html\n"
    )
    kept = the(outcome.page(f"{SLUG}.html"), ".keep")
    assert [a["href"] for a in kept.select("a")] == [f"../../{SLUG}.md", f"../../{SLUG}.txt"]


def test_drafts_and_pages_have_no_copies(site: Build) -> None:
    page = "---\ntitle: Trang\n---\n\nChữ.\n"
    outcome = site({"bai.md": article(status="draft"), "pages/trang.md": page})
    assert not [a for a in outcome.addresses if a.endswith((".md", ".txt")) and a != "robots.txt"]
    assert not outcome.page("trang.html").select(".keep")


def test_an_article_tells_how_to_cite_it(site: Build) -> None:
    keys = {"source_url": "không rõ", "source_title": "Cổng <cũ>", "author": "Nguyễn Quí"}
    page = site({"bai.md": article(**keys)}, publish=True).page(f"{SLUG}.html")
    details = the(page, ".keep details")
    assert the(details, "summary").get_text() == "Trích dẫn bài này"
    sentence, bibtex, ris = (pre.get_text() for pre in details.select("pre"))
    address = f"https://lien-minh-htx.example/{SLUG}.html"
    assert sentence.startswith("Nguyễn Quí (2011). “Bài thử”. Liên minh Một, ngày 21 tháng 3")
    assert "Trang gốc: Cổng <cũ>; địa chỉ gốc: không rõ; ngày lưu: không rõ." in sentence
    assert f"url = {{{address}}}" in bibtex
    assert f"UR  - {address}\n" in ris
    assert ris.endswith("ER  - \n")
    assert all(button.has_attr("hidden") for button in details.select("button"))


@pytest.mark.parametrize("publish", [False, True], ids=["plain", "publish"])
def test_the_list_has_every_file_once(site: Build, publish: bool) -> None:
    files = {f"{n}.md": article(title=f"Bài {n}", files="[files/to.txt]") for n in range(30)}
    outcome = site({**files, "files/to.txt": "tờ"}, publish=publish)
    found = listed(outcome)
    assert sorted(found) == sorted({*digests_in(outcome.output), MANIFEST})
    assert "tep/bai-viet/2011.html" in found  # thirty articles, three files each


def test_a_file_in_the_way_of_a_copy_is_told(site: Build) -> None:
    outcome = site({"bai.md": article(), "bai-viet/2011/Bai-thu.txt": "chữ"})
    (finding,) = outcome.findings
    assert finding.startswith("bai-viet/2011/Bai-thu.txt:1: địa chỉ “bai-viet/2011/bai-thu.txt”")
    assert "bản chép lại của bai.md" in finding


def test_readers_are_told_of_every_package(site: Build) -> None:
    outcome = site({"bai.md": article()}, publish=True)
    page = the(outcome.page("luu-tru.html"), "main")
    told = {term.get_text().casefold() for term in page.select("dt")}
    assert {form.name for form in FORMATS} <= told
    assert "lmhtx-kien-giang-YYYYMMDD.sha512" in page.get_text()
    assert "luu-tru.html" in outcome.text("sitemap.xml")
    assert "tep.html" in outcome.text("sitemap.xml")
    assert outcome.page("index.html").select('.footer a[href$="luu-tru.html"]')


def test_lockss_finds_its_permission_on_the_page_that_leads_everywhere(site: Build) -> None:
    said = " ".join(site({"bai.md": article()}).page("tep.html").get_text().split())
    # The words that its crawler looks for: LockssPermission.java.
    assert (
        "LOCKSS system has permission to collect, preserve, and serve this open access "
        "Archival Unit" in said
    )


def test_a_mirror_has_every_file(portal: Path, tmp_path: Path) -> None:
    wget = shutil.which("wget")
    if not wget:
        assert not os.environ.get("CI"), "CI needs wget: .ci/run installs it"
        pytest.skip("the mirror needs wget")
    with served(portal) as address:
        command = [wget, "--quiet", "--mirror", "--no-host-directories", "--no-proxy"]
        subprocess.run([*command, f"{address}/index.html"], cwd=tmp_path, check=True, timeout=300)
    found = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert found == {*digests_in(portal), MANIFEST}
    subprocess.run(["sha512sum", "--quiet", "-c", MANIFEST], cwd=tmp_path, check=True)
