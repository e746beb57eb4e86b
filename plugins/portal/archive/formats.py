"""The formats of packages, each made and looked through by a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from typing import Protocol, cast

from portal.archive.changes import Inspection
from portal.archive.material import Material, Told


class Packer(Protocol):
    """The module of a format."""

    def make(self, material: Material, folder: Path, told: Told) -> Iterator[Path]:
        """Write the package, or packages, into ``folder``; yield each when it is whole.

        ImportError tells in words for people what this machine lacks.
        """

    def inspect(self, package: Path) -> Inspection:
        """Look a package through; what can't be read at all is a change too."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that people give it, how its packages' names end, and its module."""

    name: str
    suffixes: tuple[str, ...]
    module: str

    def packer(self) -> Packer:
        """Return its module; ImportError where a library of its own can't be had."""
        try:
            return cast("Packer", import_module(f"portal.archive.{self.module}"))
        except OSError as error:  # a library of the system's is missing
            raise ImportError(str(error)) from error


FORMATS = (
    Format("zip", (".zip",), "site_zip"),
    Format("bagit", ("-bagit.zip",), "bag"),
    Format("zim", (".zim",), "zim"),
    Format("wacz", (".wacz",), "wacz"),
    Format("epub", (".epub",), "epub"),
    Format("pdf", (".pdf", "-pdf.zip"), "pdf"),
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
    fitting = [
        (len(suffix), known)
        for known in FORMATS
        for suffix in known.suffixes
        if package.name.endswith(suffix)
    ]
    return max(fitting, key=itemgetter(0))[1] if fitting else None
