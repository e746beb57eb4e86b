"""The formats of packages, each made and looked through by a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from portal.archive.changes import Inspection
from portal.archive.material import Material, Told


class Packer(Protocol):
    """The module of a format."""

    def make(self, material: Material, folder: Path, told: Told) -> Iterator[Path]:
        """Write the package, or packages, into ``folder``; yield each when it is whole."""

    def inspect(self, package: Path) -> Inspection:
        """Look a package through; what can't be read at all is a change too."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that people give it, how its packages' names end, and its module."""

    name: str
    suffix: str
    module: str

    def packer(self) -> Packer:
        """Return its module; ImportError or OSError where a library of its own can't be had."""
        return cast("Packer", import_module(f"portal.archive.{self.module}"))


FORMATS = (
    Format("zip", ".zip", "site_zip"),
    Format("bagit", "-bagit.zip", "bag"),
    Format("zim", ".zim", "zim"),
    Format("wacz", ".wacz", "wacz"),
)
DEFAULT = "zip,bagit"


def chosen(names: str) -> Sequence[Format]:
    """Return the formats of a list with commas, or ``all``; ValueError names an unknown one."""
    if names == "all":
        return FORMATS
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    known = {known.name: known for known in FORMATS}
    for name in wanted:
        if name not in known:
            raise ValueError(f"không có dạng gói “{name}”; các dạng có: {', '.join(known)}, all")
    return [known[name] for name in dict.fromkeys(wanted)]


def format_of(package: Path) -> Format | None:
    """Return the format that a package's name tells; the longest ending decides."""
    fitting = [known for known in FORMATS if package.name.endswith(known.suffix)]
    return max(fitting, key=lambda known: len(known.suffix), default=None)
