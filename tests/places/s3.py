"""Object storage: moto's server, which asks who one is and what one may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from boto3.session import Session
from moto import settings as moto_settings
from moto.core.authorization import ActionAuthenticatorMixin
from moto.server import ThreadedMotoServer
from outsiders import free_port

from places.place import Place, Restarted

BUCKET = "trang"
_ROOT = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "us-east-1"}
_POLICY = [  # below www/ all, elsewhere reading only
    {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": f"arn:aws:s3:::{BUCKET}"},
    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"},
    {"Effect": "Allow", "Action": "s3:*", "Resource": f"arn:aws:s3:::{BUCKET}/www/*"},
]


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


def new_user(endpoint: str) -> dict[str, str]:
    """Make a bucket and somebody who may write a part of it; return the key."""
    user = f"ai-{urlsplit(endpoint).port}"  # moto's users outlive its servers
    _asked("s3", endpoint, "create_bucket", Bucket=BUCKET)
    _asked("iam", endpoint, "create_user", UserName=user)
    policy = json.dumps({"Version": "2012-10-17", "Statement": _POLICY})
    words = {"UserName": user, "PolicyName": "p", "PolicyDocument": policy}
    _asked("iam", endpoint, "put_user_policy", **words)
    key: dict[str, str] = _asked("iam", endpoint, "create_access_key", UserName=user)["AccessKey"]
    return key


@contextmanager
def s3_place(_: Path) -> Iterator[Place]:
    """Offer a bucket where one may write below a prefix."""
    port = free_port()
    serving = Restarted(lambda: s3_serving(port))
    endpoint = f"http://127.0.0.1:{port}"
    with serving, pytest.MonkeyPatch.context() as patch:
        key = new_user(endpoint)
        patch.setattr(ActionAuthenticatorMixin, "request_count", 0)
        patch.setattr(moto_settings, "INITIAL_NO_AUTH_ACTION_COUNT", 0)  # from now on it asks
        settings = {"kind": "s3", "bucket": BUCKET, "endpoint": endpoint, "prefix": "www"}
        settings["user"] = key["AccessKeyId"]
        yield Place(
            settings,
            key["SecretAccessKey"],
            read_only=settings | {"prefix": "chỉ đọc"},
            wrong_login=settings,
            away=serving.away,
        )
