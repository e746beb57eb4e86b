"""What a finished build was made of: the settings of the site and the sources, as it read them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from portal.engine.gate import CACHE, PROJECT, prepared
from portal.sources import Sources


def site_settings(*, publish: bool) -> dict[str, Any]:
    """Return Pelican's settings of the site, those for publishing if ``publish``."""
    from pelican.settings import read_settings  # noqa: PLC0415  # the gate needs no Pelican

    name = "publishconf.py" if publish else "pelicanconf.py"
    settings: dict[str, Any] = read_settings(str(PROJECT / name))
    return settings


@contextmanager
def built_sources(content: Path, output: Path, *, publish: bool) -> Iterator[Sources]:
    """Hold an output that was built, and return the sources that it was built from."""
    from portal.engine.making import read  # noqa: PLC0415  # not before the gate
    from portal.engine.remembering import remembered_text  # noqa: PLC0415  # as above

    with prepared(content, output, publish, jobs=0, cache=CACHE) as job:
        gc.enable()  # packages of large archives are made in bounded memory
        yield Sources(read(job), partial(remembered_text, job.store))
