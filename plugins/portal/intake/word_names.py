"""Names of Word's XML, and short ways to ask for what stands in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# The strict form of the standard names the same things otherwise.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATION.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}


def w(name: str) -> str:
    """Return a name of WordprocessingML as ElementTree writes it."""
    return f"{{{WORD}}}{name}"


def value(parent: Element | None, name: str) -> str | None:
    """Return the value of the property ``name`` in ``parent``; "" where it stands without one."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(w("val"), "")


def is_on(said: str | None) -> bool:
    """Tell whether a switch such as ``b`` is on; the value may be left out."""
    return said is not None and said not in {"0", "false", "off", "none"}


def number(said: str | None, default: int = 0) -> int:
    """Return a whole number that should stand in an attribute."""
    try:
        return int(said) if said is not None else default
    except ValueError:
        return default


def add(parent: Element, name: str, said: str | None = None) -> Element:
    """Add an element of WordprocessingML with a value."""
    return SubElement(parent, w(name), {} if said is None else {w("val"): said})
