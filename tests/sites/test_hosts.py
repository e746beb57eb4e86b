"""A published build on real web servers: Apache with its `.htaccess`, nginx with its snippet."""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli
import pytest
from harness import MENU, article, digests
from hypothesis import given
from hypothesis import strategies as st
from web_servers import SERVERS, web_server

from portal import engine
from portal.archive import verify
from portal.delivery import for_hosts
from portal.delivery.hosts import dressing
from portal.delivery.hosts.apache import htaccess
from portal.delivery.hosts.iis import web_config
from portal.delivery.hosts.netlify import redirects
from portal.delivery.hosts.nginx import snippet
from portal.delivery.hosts.rules import rules

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

OLD = [
    "/tin/cu.html", "http://cu.example/cu/", "tin/hopbao.asp", "/index.html?id=3", "/", "/tep.html",
    "/so-do.html/a.html", "/..\\..\\x.html", "/C:/x.html", "/Index.html", "/bai-viet", "/%00.html",
    "/c?id=:splat", "/a?http://e.example/",
    "/index.asp?id=12&cat=3", "/tin/bài cũ.html", "/a.b(c)?x=1%202", '/a"b.htm', "/cũ/",
]  # fmt: skip
NEW = "/bai-viet/2011/bai-thu.html"
Ask = Callable[..., tuple[HTTPResponse, bytes]]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site as it is published."""
    folder = tmp_path_factory.mktemp("hosts")
    content = folder / "content"
    content.mkdir()
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    aliases = "".join(f"\n  - '{old}'" for old in OLD)
    text = article("Một đoạn khá dài của bài. " * 40, aliases=aliases)
    (content / "bai.md").write_text(text, encoding="utf-8")
    output = folder / "output"
    assert engine.build(content, output, publish=True) == 0
    for_hosts(output, publish=True)
    return output


@pytest.fixture(scope="module", params=SERVERS)
def ask(
    request: pytest.FixtureRequest, output: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    """Serve the build; return what asks the server."""
    folder = tmp_path_factory.mktemp(request.param)
    with web_server(request.param, output, folder) as port:
        yield lambda path, **headers: answer(port, path, headers)


def answer(port: int, path: str, headers: dict[str, str]) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={n.replace("_", "-"): v for n, v in headers.items()})
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response, data


def test_pages_come_as_they_are_or_compressed(ask: Ask, output: Path) -> None:
    page = (output / NEW[1:]).read_bytes()
    plain, data = ask(NEW)
    assert (plain.status, data) == (200, page)
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    packed, data = ask(NEW, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert gzip.decompress(data) == page


def test_apache_sends_brotli_where_it_is_asked_for(ask: Ask, output: Path) -> None:
    response, data = ask(NEW, Accept_Encoding="gzip, deflate, br")
    if response.headers["Server"].startswith("nginx"):
        assert response.headers["Content-Encoding"] == "gzip"  # Debian's has no module for Brotli
        return
    assert response.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert response.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert brotli.decompress(data) == (output / NEW[1:]).read_bytes()


@pytest.mark.parametrize(
    "old",
    [
        "/index.asp?id=12&cat=3",
        "/tin/b%C3%A0i%20c%C5%A9.html",
        "/a.b(c)?x=1%202",
        "/a%22b.htm",
        "/c%C5%A9/",
        "/cu/",
        "/tin/hopbao.asp",
        "/index.html?id=3",
    ],
)
def test_old_addresses_lead_to_the_page(ask: Ask, old: str) -> None:
    response, _ = ask(old)
    assert response.status == 301
    assert response.headers["Location"].endswith(NEW)
    assert "?" not in response.headers["Location"]


@pytest.mark.parametrize("path", ["/", "/tep.html", "/index.html", "/index.html?id=4"])
def test_a_page_that_stands_is_no_old_address(ask: Ask, path: str) -> None:
    response, _ = ask(path)
    assert response.status == 200
    assert "frame-ancestors" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-cache"


def test_an_encoding_that_is_refused_is_not_sent(ask: Ask, output: Path) -> None:
    response, data = ask(NEW, Accept_Encoding="br;q=0, gzip;q=0.0")
    if response.headers["Server"].startswith("Apache"):
        assert data == (output / NEW[1:]).read_bytes()


@pytest.mark.parametrize("near", ["/index.asp?id=123&cat=3", "/index.asp", "/axb(c)?x=1%202"])
def test_others_do_not(ask: Ask, near: str) -> None:
    response, _ = ask(near)
    assert response.status == 404


@pytest.mark.parametrize(
    "path", ["/khong-co", "/a/b/c.html", "/.htaccess", "/nginx.conf", "/.phat-hanh/so.json"]
)
def test_what_is_not_there_is_the_page_that_says_so(ask: Ask, path: str) -> None:
    response, data = ask(path)
    assert response.status == 404
    assert "Không tìm thấy trang này".encode() in data


def test_certificate_authorities_find_their_token(ask: Ask) -> None:
    response, data = ask("/.well-known/token.txt")
    assert (response.status, data) == (200, b"token")


def test_headers(ask: Ask, output: Path) -> None:
    for path in ("/", NEW, "/khong-co"):
        response, _ = ask(path)
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Strict-Transport-Security" not in response.headers
    (style,) = (output / "theme").glob("portal.*.css")
    response, data = ask(f"/theme/{style.name}", Accept_Encoding="gzip")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Type"].lower() == "text/css; charset=utf-8"
    assert gzip.decompress(data) == style.read_bytes()
    assert ask(NEW)[0].headers["Cache-Control"] == "no-cache"


def test_a_page_that_links_in_itself_is_found_from_any_depth(output: Path) -> None:
    page = (output / "404.html").read_text(encoding="utf-8")
    assert 'href="/theme/portal.' in page


def test_stubs_stand_where_a_page_was(output: Path) -> None:
    for old in ("tin/cu.html", "cu/index.html"):
        assert f'url={NEW}"' in (output / old).read_text(encoding="utf-8")
    assert not (output / "tin" / "bài cũ.html").exists()  # names are ASCII


def test_what_is_added_is_no_part_of_the_build(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "output"
    shutil.copytree(output, copy)
    assert verify([copy]) == 0
    listed = engine.digests_in(copy)
    assert not [address for address in listed if address.endswith((".br", ".gz"))]
    assert "dia-chi-cu.json" in listed
    (copy / "la.html.br").write_bytes(b"x")
    (copy / ".htaccess").write_bytes(b"x")
    (copy / "tep.html.gz").unlink()
    assert verify([copy]) == 1
    said = capsys.readouterr().out
    assert all(name in said for name in ("la.html.br", ".htaccess", "tep.html.gz"))


def test_only_twins_of_changed_files_are_made_anew(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_again(data: bytes, _: object) -> dict[str, bytes]:
        raise AssertionError(f"{len(data)} bytes are compressed again")

    monkeypatch.setattr(dressing, "twins", not_again)
    for_hosts(output, publish=True)


def test_after_edits_the_same_is_added_as_to_a_clean_build(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    content.mkdir()
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    (content / "tin.md").write_text(article("Tin.", title="Tin"), encoding="utf-8")
    for turn, keys in enumerate(
        (
            {"aliases": "\n  - /cu/trang.html\n  - /a.asp?id=1"},
            {"title": "Tên khác"},
            {"aliases": "[/cu/trang.html]", "slug": "khac"},
            {},
        )
    ):
        (content / "bai.md").write_text(article(f"Lần {turn}. " * 90, **keys), encoding="utf-8")
        assert engine.build(content, output, publish=True) == 0
        for_hosts(output, publish=True)
        clean = tmp_path / f"clean-{turn}"
        assert engine.build(content, clean, publish=True) == 0
        for_hosts(clean, publish=True)
        assert digests(output) == digests(clean)


def test_zstandard_is_made_and_sent_where_it_is_wanted(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, server = tmp_path / "output", tmp_path / "server"
    shutil.copytree(output, copy)
    server.mkdir()
    before = {p.relative_to(copy) for p in copy.rglob("*")}
    usual = engine.site_settings(publish=True)
    monkeypatch.setattr(dressing, "site_settings", lambda *, publish: usual | {"ZSTANDARD": True})
    for_hosts(copy, publish=True)
    assert verify([copy]) == 0
    with web_server("apache2", copy, server) as port:
        response, data = answer(port, NEW, {"Accept-Encoding": "gzip, zstd"})
    assert response.headers["Content-Encoding"] == "zstd"
    assert zstd.decompress(data) == (output / NEW[1:]).read_bytes()
    monkeypatch.undo()
    for_hosts(copy, publish=True)
    assert {p.relative_to(copy) for p in copy.rglob("*")} == before


def test_a_twin_that_was_lost_or_is_of_another_text_is_made_anew(
    output: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "output"
    shutil.copytree(output, copy)
    for_hosts(copy, publish=True)
    twin = copy / f"{NEW[1:]}.gz"
    page = twin.with_suffix("").read_bytes()
    twin.unlink()
    for_hosts(copy, publish=True)
    assert gzip.decompress(twin.read_bytes()) == page
    (copy / "may-chu.sha512").unlink()
    twin.write_bytes(b"other")
    for_hosts(copy, publish=True)
    assert gzip.decompress(twin.read_bytes()) == page


def test_a_build_that_is_not_published_loses_them(output: Path, tmp_path: Path) -> None:
    copy = tmp_path / "output"  # nothing in the cache tells of it
    shutil.copytree(output, copy)
    assert (copy / f"{NEW[1:]}.br").exists()
    for_hosts(copy, publish=False)
    names = {p.relative_to(copy).as_posix() for p in copy.rglob("*") if p.is_file()}
    assert names == {*engine.digests_in(copy), engine.MANIFEST}


def test_files_of_the_build_are_neither_replaced_nor_removed(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    (content / "files").mkdir(parents=True)
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    (content / "files" / "so.csv").write_text("a,b\n" * 200, encoding="utf-8")
    (content / "files" / "so.csv.gz").write_bytes(b"mine")
    away = article("Một.", title="A", slug="b", aliases="\n  - /bai-viet/2011/a.html")
    (content / "a.md").write_text(away, encoding="utf-8")
    assert engine.build(content, output, publish=True) == 0
    for_hosts(output, publish=True)
    assert (output / "files" / "so.csv.gz").read_bytes() == b"mine"
    assert "refresh" in (output / "bai-viet" / "2011" / "a.html").read_text(encoding="utf-8")
    (content / "a.md").write_text(article("Một.", title="A", slug="a"), encoding="utf-8")
    assert engine.build(content, output, publish=True) == 0
    for_hosts(output, publish=True)
    assert verify([output]) == 0
    for_hosts(output, publish=False)
    assert (output / "files" / "so.csv.gz").read_bytes() == b"mine"
    assert verify([output]) == 0


@given(st.text(min_size=1, max_size=40))
def test_an_old_address_can_say_nothing_else_to_a_server(old: str) -> None:
    made = rules("https://a.example", {old: "b.html"}, ())
    plain = rules("https://a.example", {}, ())
    count = len(made.moves)
    for write, lines in ((htaccess, 2), (snippet, 7), (redirects, 1)):
        more = write(made).count("\n") - write(plain).count("\n")
        assert more <= lines * count
        assert len(write(made).splitlines()) == write(made).count("\n")
    ET.fromstring(web_config(made))  # noqa: S314  # our own
    for line in snippet(made).splitlines():
        assert re.sub(r"\\.", "", line).count('"') % 2 == 0
