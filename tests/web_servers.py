"""Debian's Apache and nginx, serving a build as an operator would set them up."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from outsiders import free_port, serving

SERVERS = ("apache2", "nginx")

APACHE = """
ServerRoot {folder}
PidFile {folder}/pid
ErrorLog {folder}/errors
ServerName localhost
Listen 127.0.0.1:{port}
{modules}
TypesConfig /dev/null
DocumentRoot {root}
<Directory {root}>
AllowOverride All
Require all granted
</Directory>
"""
MODULES = "mpm_event authz_core rewrite headers mime dir"
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  {site}
}}
"""
NGINX_SITE = "server {{ listen 127.0.0.1:{port}; root {root}; include {root}/nginx.conf; }}"


@contextmanager
def web_server(name: str, output: Path, folder: Path) -> Iterator[int]:
    """Serve a copy of a build; ``folder`` is for the server's own files. Give its port."""
    program, port = _program(name), free_port()
    with TemporaryDirectory(prefix="portal-") as public:  # where a server's users may read
        Path(public).chmod(0o755)
        root = shutil.copytree(output, Path(public) / "site")
        (root / ".well-known").mkdir()
        (root / ".well-known" / "token.txt").write_text("token")  # as for a certificate
        modules = "\n".join(
            f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in MODULES.split()
        )
        site = NGINX_SITE.format(port=port, root=root)
        text = APACHE if name == "apache2" else NGINX
        config = folder / "config"
        facts = {"folder": folder, "port": port, "root": root, "modules": modules, "site": site}
        config.write_text(text.format(**facts))
        options = ["-D", "FOREGROUND", "-f"] if name == "apache2" else ["-c"]
        with serving([program, *options, str(config)], port, folder):
            yield port


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        assert not os.environ.get("CI"), f"{name} is missing"
        pytest.skip(f"{name} is missing")
    return found
