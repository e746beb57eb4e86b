"""Object storage that speaks Amazon's S3, of whatever maker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    CredentialRetrievalError,
    EndpointConnectionError,
    HTTPClientError,
    NoCredentialsError,
    PartialCredentialsError,
    ReadTimeoutError,
    SSLError,
)

from portal.archive import media_type
from portal.publishing.reasons import (
    BUSY,
    CERTIFICATE,
    CUT,
    FULL,
    READ_ONLY,
    SLOW,
    WRONG_LOGIN,
    without,
)
from portal.publishing.switching import SHOWN
from portal.publishing.target import InterruptedTargetError, TargetError

_TIMEOUT = 60  # seconds
_NO_KEY = "chưa có khóa truy cập; ghi mã khóa vào user trong PUBLISH và cất khóa bí mật"
_NO_BUCKET = "không có bucket này; xem lại bucket và endpoint trong PUBLISH"
_UNREACHABLE = "không nối được tới máy chủ; xem lại endpoint trong PUBLISH và kết nối mạng"
_LATE = "đồng hồ của máy này sai; chỉnh lại rồi chạy lại"
_BY_CODE = {
    "AccessDenied": READ_ONLY,
    "AllAccessDisabled": READ_ONLY,
    "EntityTooLarge": FULL,
    "ExpiredToken": WRONG_LOGIN,
    "InvalidAccessKeyId": WRONG_LOGIN,
    "InvalidToken": WRONG_LOGIN,
    "NoSuchBucket": _NO_BUCKET,
    "QuotaExceeded": FULL,
    "RequestTimeTooSkewed": _LATE,
    "SignatureDoesNotMatch": WRONG_LOGIN,
    "XMinioStorageFull": FULL,
}
_BUSY = {"RequestTimeout", "SlowDown", "TooManyRequests"}
_MISSING = {"404", "NoSuchKey"}
_BY_KIND: tuple[tuple[type[BotoCoreError], str, bool], ...] = (  # and is it worth a try
    (NoCredentialsError, _NO_KEY, False),
    (PartialCredentialsError, _NO_KEY, False),
    (CredentialRetrievalError, _NO_KEY, False),
    (SSLError, CERTIFICATE, False),
    (ConnectTimeoutError, SLOW, True),
    (ReadTimeoutError, SLOW, True),
    (EndpointConnectionError, _UNREACHABLE, True),
    (HTTPClientError, CUT, True),
    (BotoCoreError, "không gửi được; xem lại các khóa của nơi này trong PUBLISH", False),
)
_HASHED = re.compile(r"\.(?=\d*[a-f])[0-9a-f]{10}\.[^/]+$")  # a letter: no date, no number
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Bucket:
    """Where the objects are and the key to them.

    "" for endpoint, region and key: Amazon's, and what its own tools know on this machine.
    """

    name: str
    prefix: str
    endpoint: str
    region: str
    key_id: str
    secret: str | None = field(repr=False)


class S3:
    """The objects of a bucket below a prefix; each shows at once."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._prefix = f"{bucket.prefix.strip('/')}/".removeprefix("/")
        self._made: Any = None

    @property
    def place(self) -> str:
        """Return storage, bucket and prefix."""
        storage = self._bucket.endpoint.rstrip("/") or "s3:/"
        return f"{storage}/{self._bucket.name}/{self._prefix}".rstrip("/")

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Do nothing: each object shows at once."""

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every object, but not the empty ones that stand for folders."""
        with self._client() as client:
            pages = client.get_paginator("list_objects_v2")
            prefix = f"{self._prefix}{below}/" if below else self._prefix
            for page in pages.paginate(Bucket=self._bucket.name, Prefix=prefix):
                for found in page.get("Contents", ()):
                    if not found["Key"].endswith("/"):
                        yield found["Key"].removeprefix(self._prefix)

    def read(self, address: str) -> bytes:
        """Return an object."""
        with self._client() as client:
            found = client.get_object(Bucket=self._bucket.name, Key=self._prefix + address)
            data: bytes = found["Body"].read()
            return data

    def put(self, address: str, data: bytes) -> None:
        """Put an object, with what a browser must be told of it."""
        with self._client() as client:
            client.put_object(
                Bucket=self._bucket.name,
                Key=self._prefix + address,
                Body=data,
                ContentType=content_type(address, data),
                CacheControl=_FOR_EVER if _HASHED.search(address) else _ASK_AGAIN,
            )

    def delete(self, address: str) -> None:
        """Delete an object."""
        with self._client() as client:
            client.delete_object(Bucket=self._bucket.name, Key=self._prefix + address)

    def finish(self) -> None:
        """Do nothing: each object shows at once."""

    def close(self) -> None:
        """Leave the storage."""
        if self._made:
            self._made.close()
        self._made = None

    def shown(self) -> str:
        """Return the folder that an object names."""
        try:
            return self.read(SHOWN).decode("ascii", "replace").strip()
        except FileNotFoundError:
            return ""

    def show(self, folder: str) -> None:
        """Put the object that names it; who only asks for its head learns it as well."""
        with self._client() as client:
            client.put_object(
                Bucket=self._bucket.name,
                Key=self._prefix + SHOWN,
                Body=folder.encode(),
                ContentType="text/plain",
                CacheControl=_ASK_AGAIN,
                Metadata={SHOWN: folder},
            )

    @contextmanager
    def _client(self) -> Iterator[Any]:
        """Give the client, and explain its errors."""
        try:
            self._made = self._made or self._make()
            yield self._made
        except ClientError as error:
            raise self._refusal(error) from None
        except (BotoCoreError, ValueError) as error:
            raise self._trouble(error) from None

    def _make(self) -> object:
        bucket = self._bucket
        session = Session(
            aws_access_key_id=bucket.key_id or None,
            aws_secret_access_key=bucket.secret,
            region_name=bucket.region or None,
        )
        config = Config(
            connect_timeout=_TIMEOUT,
            read_timeout=_TIMEOUT,
            retries={"total_max_attempts": 1},  # whoever publishes tries again
            request_checksum_calculation="when_required",  # storage of other makers refuses it
            response_checksum_validation="when_required",
            s3={"addressing_style": "path" if bucket.endpoint else "auto"},
        )
        return session.client("s3", endpoint_url=bucket.endpoint or None, config=config)

    def _refusal(self, error: ClientError) -> Exception:
        code = str(error.response.get("Error", {}).get("Code", ""))
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if code in _MISSING:
            return FileNotFoundError(code)
        said = without(self._bucket.secret, str(error))
        if code not in _BY_CODE and (status >= 500 or code in _BUSY):
            return InterruptedTargetError(f"{self.place}: {BUSY} ({said})")
        known = _BY_CODE.get(code, READ_ONLY if status == 403 else "máy chủ từ chối")
        return TargetError(f"{self.place}: {known} ({said})")

    def _trouble(self, error: Exception) -> TargetError:
        said = without(self._bucket.secret, str(error))
        for kind, reason, is_worth_a_try in _BY_KIND:
            if isinstance(error, kind):
                known = InterruptedTargetError if is_worth_a_try else TargetError
                return known(f"{self.place}: {reason} ({said})")
        return TargetError(f"{self.place}: endpoint không phải là một địa chỉ ({said})")


def content_type(address: str, data: bytes) -> str:
    """Return the media type of a file, with its encoding where it is text in UTF-8."""
    kind = media_type(address)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") and _is_utf_8(data) else kind


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
