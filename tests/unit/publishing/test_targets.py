"""What every kind of target does, asked of real servers on this machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from places import PLACES, Place
from small_sites import back, bring, site

from portal.publishing.patient import Patient
from portal.publishing.records import FOLDER
from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, Target, TargetError

REMOTE = [kind for kind in PLACES if not kind.startswith("folder")]
WRONG = "sai-mật-khẩu-7361"
FILES = {
    "index.html": "<h1>Liên minh hợp tác xã</h1>".encode(),
    ".htaccess": b"ErrorDocument 404 /404.html\n",
    "theme/portal.0123456789.css": b"p {}",
    "chuyên mục/Tin tức & sự kiện/năm 2011.html": b"<p>\r\n\x00",
    "a/b/c/d/e/f/sâu.txt": "sâu".encode(),
    "trống.txt": b"",
}


@pytest.fixture(scope="module", params=list(PLACES))
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    with PLACES[request.param](tmp_path_factory.mktemp(request.param)) as offered:
        yield offered


@pytest.fixture
def opened(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Target]:
    if place.password:
        monkeypatch.setenv("PUBLISH_TRANG_WEB_PASSWORD", place.password)
    with closing(target_of("trang-web", {"trang-web": place.settings}, tmp_path)) as target:
        for _ in range(2):  # a switched place has two copies
            target.begin((), ())
            for address in list(target.addresses()):
                target.delete(address)
            target.finish()
        yield target


def contents(target: Target) -> dict[str, bytes]:
    return {address: target.read(address) for address in target.addresses()}


def put_all(target: Target) -> None:
    for address, data in FILES.items():
        target.put(address, data)


def test_what_is_put_is_there_as_it_was(opened: Target) -> None:
    put_all(opened)
    assert contents(opened) == FILES
    opened.finish()
    assert contents(opened) == FILES


def test_others_see_what_was_finished(opened: Target, place: Place, tmp_path: Path) -> None:
    put_all(opened)
    opened.delete("trống.txt")
    opened.finish()
    with closing(target_of("trang-web", {"trang-web": place.settings}, tmp_path / "khác")) as other:
        assert contents(other) == {a: d for a, d in FILES.items() if a != "trống.txt"}


def test_a_file_takes_the_place_of_another(opened: Target) -> None:
    for data in (b"m\xe1\xbb\x9bi", b"", b"longer than before" * 1000):
        opened.put("bài/một.html", data)
        assert contents(opened) == {"bài/một.html": data}


def test_large_binary_files_stay_whole(opened: Target) -> None:
    data = random.Random(2011).randbytes(3_000_000)
    opened.put("files/phim.mp4", data)
    assert opened.read("files/phim.mp4") == data


@pytest.mark.parametrize("address", ["không có.html", "không/có/gì.html"])
def test_a_missing_file_is_told_as_such(opened: Target, address: str) -> None:
    with pytest.raises(FileNotFoundError):
        opened.read(address)


def test_deleting_leaves_no_empty_folders_and_nothing_else_is_lost(opened: Target) -> None:
    put_all(opened)
    for address in FILES:
        opened.delete(address)
        opened.delete(address)
        assert address not in contents(opened)
    opened.delete("chưa/từng/có")
    assert contents(opened) == {}
    put_all(opened)
    assert contents(opened) == FILES


def test_it_says_where_it_is(opened: Target, place: Place) -> None:
    assert opened.place
    assert not place.password or place.password not in opened.place + repr(opened)


def test_a_site_is_published_edited_and_had_back(
    opened: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen() -> dict[str, bytes]:
        return {a: d for a, d in contents(opened).items() if not a.startswith(FOLDER)}

    first = site(1)
    opened.put("của người khác.txt", b"x")
    bring(opened, first)
    foreign = seen().keys() - first.keys()
    assert foreign >= {"của người khác.txt"}
    travelled: list[str] = []
    put = type(opened).put

    def counted(target: Target, address: str, data: bytes) -> None:
        travelled.append(address)
        put(target, address, data)

    monkeypatch.setattr(type(opened), "put", counted)
    edited = first | {"index.html": b'<link href="theme/style.0000000001.css">m'}
    bring(opened, edited)
    assert [address for address in travelled if not address.startswith(FOLDER)] == ["index.html"]
    assert {a: d for a, d in seen().items() if a not in foreign} == edited
    back(opened, 1)
    assert {a: d for a, d in seen().items() if a not in foreign} == first
    assert seen().keys() - first.keys() == foreign


@pytest.mark.parametrize("place", REMOTE, indirect=True)
def test_after_an_interruption_the_same_succeeds(opened: Target, place: Place) -> None:
    put_all(opened)
    opened.finish()
    with place.away(), pytest.raises(InterruptedTargetError):
        put_and_finish(opened, "index.html", b"sau")
    patient = Patient(opened, sleep=lambda _: None)
    put_and_finish(patient, "index.html", b"sau")
    with place.away():  # it is not told that the connection has gone
        pass
    put_and_finish(patient, "b/khác.html", b"xong")
    assert contents(opened) == FILES | {"index.html": b"sau", "b/khác.html": b"xong"}


def put_and_finish(target: Target, address: str, data: bytes) -> None:
    target.put(address, data)
    target.finish()


@pytest.mark.parametrize("place", REMOTE, indirect=True)
def test_a_wrong_password_is_told_and_not_repeated(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", WRONG)
    caplog.set_level("DEBUG")
    with closing(target_of("web", {"web": place.wrong_login}, tmp_path)) as target:
        with pytest.raises(TargetError, match="mật khẩu") as told:
            target.put("index.html", b"1")
        assert not isinstance(told.value, InterruptedTargetError)
        assert WRONG not in f"{told.value!r} {target!r} {vars(target)}{caplog.text}"


@pytest.mark.parametrize("place", REMOTE, indirect=True)
def test_a_place_that_may_only_be_read_says_so(
    opened: Target, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.put("index.html", b"1")
    opened.finish()
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", place.password or "")
    with closing(target_of("web", {"web": place.read_only}, tmp_path)) as target:
        with pytest.raises(TargetError, match="quyền") as told:
            put_and_finish(target, "index.html", b"2")
        assert not isinstance(told.value, InterruptedTargetError)
    assert opened.read("index.html") == b"1"
