"""Object storage: what browsers are told of each file, long lists, troubles of all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from boto3.session import Session
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer
from outsiders import free_port

from portal.publishing.s3 import S3, Bucket, content_type
from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, Target, TargetError

SECRET = "bí-mật-7361"  # noqa: S105  # of nobody


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    port = free_port()
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def client(endpoint: str) -> Iterator[Any]:
    keys = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "us-east-1"}
    with closing(Session(**keys).client("s3", endpoint_url=endpoint)) as client:
        yield client


@pytest.fixture
def target(client: Any, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Target]:
    """Return a whole bucket as a target."""
    client.create_bucket(Bucket="trang")
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", SECRET)
    entry = {"kind": "s3", "bucket": "trang", "endpoint": endpoint, "user": "a"}
    with closing(target_of("web", {"web": entry}, Path())) as target:
        for address in list(target.addresses()):
            target.delete(address)
        yield target


FOR_EVER = "public, max-age=31536000, immutable"
TOLD = {
    "index.html": ("text/html; charset=utf-8", "no-cache"),
    "theme/portal.bfce07ced1.css": ("text/css; charset=utf-8", FOR_EVER),
    "theme/portal.bfce07ced1.css.br": ("application/octet-stream", FOR_EVER),
    "anh/cổng-480.0a1b2c3d4e.avif": ("image/avif", FOR_EVER),
    "files/báo cáo.0912345678.pdf": ("application/pdf", "no-cache"),
    "feed.xml": ("application/xml", "no-cache"),
    "manifest.sha512": ("text/plain; charset=utf-8", "no-cache"),
    "index.html.gz": ("application/octet-stream", "no-cache"),
}


@pytest.mark.parametrize("address", TOLD)
def test_browsers_are_told_type_and_how_long_to_keep(
    address: str, target: Target, client: Any
) -> None:
    target.put(address, "chữ".encode())
    found = client.head_object(Bucket="trang", Key=address)
    assert (found["ContentType"], found["CacheControl"]) == TOLD[address]
    assert "ContentEncoding" not in found


def test_old_text_is_not_called_utf_8() -> None:
    assert content_type("originals/a.txt", "Việt".encode("utf-16")) == "text/plain"


def test_long_lists_come_whole_and_folders_of_consoles_are_no_files(
    target: Target, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "10")  # on each page of a list
    wanted = [f"bài viết/{n}.html" for n in range(25)]
    for key in (*wanted, "bài viết/"):
        client.put_object(Bucket="trang", Key=key, Body=b"")
    assert sorted(target.addresses()) == sorted(wanted)


@pytest.mark.parametrize(
    ("code", "status", "told", "is_worth_a_try"),
    [
        ("AccessDenied", 403, "quyền", False),
        ("Khác", 403, "quyền", False),
        ("QuotaExceeded", 403, "hạn mức", False),
        ("XMinioStorageFull", 507, "hạn mức", False),
        ("InvalidAccessKeyId", 403, "mật khẩu", False),
        ("RequestTimeTooSkewed", 403, "đồng hồ", False),
        ("SlowDown", 503, "bận", True),
        ("InternalError", 500, "bận", True),
        ("TooManyRequests", 429, "bận", True),
        ("InvalidRequest", 400, "từ chối", False),
    ],
)
def test_what_storage_answers_is_told_without_the_secret(
    code: str, status: int, told: str, is_worth_a_try: bool
) -> None:
    def refuse(**_: object) -> None:
        answer: Any = {
            "Error": {"Code": code, "Message": f"the key {SECRET} is no good"},
            "ResponseMetadata": {"HTTPStatusCode": status},
        }
        raise ClientError(answer, "PutObject")

    target = S3(Bucket("trang", "", "", "", "a", SECRET))
    target._made = type("Client", (), {"put_object": staticmethod(refuse)})
    with pytest.raises(TargetError, match=told) as error:
        target.put("index.html", b"1")
    assert isinstance(error.value, InterruptedTargetError) == is_worth_a_try
    assert SECRET not in f"{error.value}{vars(target)}"
    assert error.value.__suppress_context__


def test_a_bucket_that_is_not_there_is_told(endpoint: str) -> None:
    with closing(S3(Bucket("khong-co", "", endpoint, "", "a", SECRET))) as target:
        for act in (lambda: target.read("a"), lambda: [*target.addresses()]):
            with pytest.raises(TargetError, match="không có bucket này"):
                act()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"endpoint": "htx.vn"}, "endpoint không phải là một địa chỉ"),
        ({"bucket": "a b/c"}, "xem lại các khóa"),
        ({"endpoint": "http://khong-co.invalid"}, "xem lại endpoint"),
    ],
)
def test_what_cannot_be_asked_is_told(
    entry: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", SECRET)
    settings = {"kind": "s3", "bucket": "trang", "user": "a"} | entry
    with (
        closing(target_of("web", {"web": settings}, Path())) as target,
        pytest.raises(TargetError, match=told),
    ):
        target.read("index.html")


def test_without_a_key_one_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TargetError, match="chưa có khóa bí mật; đặt nó trong biến môi trường"):
        target_of("web", {"web": {"kind": "s3", "bucket": "a", "user": "a"}}, tmp_path)
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(variable, str(tmp_path / "không có"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with (
        closing(target_of("web", {"web": {"kind": "s3", "bucket": "a"}}, tmp_path)) as target,
        pytest.raises(TargetError, match="chưa có khóa truy cập"),
    ):
        target.read("index.html")
