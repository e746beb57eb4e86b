"""Object storage: moto's server, which asks who one is and what one may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from boto3.session import Session
from moto import settings as moto_settings
from moto.core.authorization import ActionAuthenticatorMixin
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer
from outsiders import free_port

from places.place import Place, Restarted, Spot

_ROOT = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "us-east-1"}
_ALLOWED = (  # below www/ all, elsewhere reading only
    ("s3:ListBucket", ""),
    ("s3:GetObject", "/*"),
    ("s3:*", "/www/*"),
)


@contextmanager
def s3_serving(port: int) -> Iterator[None]:
    """Let the server run in a thread; what it stores outlives it."""
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    try:
        yield
    finally:
        server.stop()


def _asked(service: str, endpoint: str, action: str, **words: object) -> dict[str, Any]:
    """Ask the server as its owner."""
    client = Session(**_ROOT).client(service, endpoint_url=endpoint)
    try:
        answer: dict[str, Any] = getattr(client, action)(**words)
        return answer
    finally:
        client.close()


def new_bucket(endpoint: str, bucket: str) -> None:
    """Make a bucket, while nobody is asked who he is."""
    _asked("s3", endpoint, "create_bucket", Bucket=bucket)


def open_to_all(endpoint: str, bucket: str) -> None:
    """Let everybody read what a bucket holds."""
    read = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
    statement = {**read, "Resource": f"arn:aws:s3:::{bucket}/*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    _asked("s3", endpoint, "put_bucket_policy", Bucket=bucket, Policy=policy)


def new_user(endpoint: str, bucket: str) -> dict[str, str]:
    """Make a bucket and somebody of its name who may write a part of it; return the key."""
    new_bucket(endpoint, bucket)
    _asked("iam", endpoint, "create_user", UserName=bucket)
    allowed = [
        {"Effect": "Allow", "Action": action, "Resource": f"arn:aws:s3:::{bucket}{part}"}
        for action, part in _ALLOWED
    ]
    policy = json.dumps({"Version": "2012-10-17", "Statement": allowed})
    words = {"UserName": bucket, "PolicyName": "p", "PolicyDocument": policy}
    _asked("iam", endpoint, "put_user_policy", **words)
    made = _asked("iam", endpoint, "create_access_key", UserName=bucket)
    key: dict[str, str] = made["AccessKey"]
    return key


def _objects(bucket: str, prefix: str) -> dict[str, bytes]:
    """Return what the server holds below a prefix."""
    keys = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[bucket].keys
    return {key.removeprefix(prefix): keys[key].value for key in keys if key.startswith(prefix)}


@contextmanager
def s3_place(_: Path) -> Iterator[Place]:
    """Offer a bucket where one may write below a prefix."""
    port = free_port()
    serving = Restarted(lambda: s3_serving(port))
    endpoint = f"http://127.0.0.1:{port}"
    with serving, pytest.MonkeyPatch.context() as patch:
        bucket = f"trang-{port}"  # all servers of a process hold the same
        key = new_user(endpoint, bucket)
        patch.setattr(ActionAuthenticatorMixin, "request_count", 0)
        patch.setattr(moto_settings, "INITIAL_NO_AUTH_ACTION_COUNT", 0)  # from now on it asks
        settings = {"kind": "s3", "bucket": bucket, "endpoint": endpoint, "prefix": "www"}
        settings["user"] = key["AccessKeyId"]

        def spot(name: str) -> Spot:
            prefix = f"www/{name}"
            lying = partial(_objects, bucket, f"{prefix}/")
            return Spot(settings | {"prefix": prefix}, lying)

        yield Place(
            settings,
            spot,
            key["SecretAccessKey"],
            read_only=settings | {"prefix": "chỉ đọc"},
            wrong_login=settings,
            away=serving.away,
            ports=(port,),
        )
