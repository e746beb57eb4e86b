"""Attributes of a tag as the checks let it pass: lower case, values quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:="([^"]*)"|='([^']*)')?""")


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of what stands in a tag behind its name, their values as HTML."""
    found = _ATTRIBUTE.findall(tag)
    return {name: double or single.replace('"', "&quot;") for name, double, single in found}


def opening(name: str, attributes: Mapping[str, str]) -> str:
    """Write an opening tag; values are HTML."""
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>"
