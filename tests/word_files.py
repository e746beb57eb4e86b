"""Word files for tests: whole ones by python-docx, and bodies written as XML by hand."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from PIL import Image

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def new() -> Document:
    """Return a new Word document that says nothing of itself."""
    document = docx.Document()
    said = document.core_properties._element
    for found in list(said):
        said.remove(found)
    return document


def saved(document: Document) -> bytes:
    """Return the bytes of a Word document."""
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def footnote(document: Document, paragraph: Paragraph, text: str) -> None:
    """Put the only footnote of a document behind a paragraph's words."""
    inside = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" " + text))}</w:footnote>'
    data = root("footnotes", inside).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = Part(PackURI("/word/footnotes.xml"), kind, data, document.part.package)
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    mark = root("r", '<w:footnoteReference w:id="2"/>')
    paragraph._element.append(parse_xml(mark))


def root(kind: str, inside: str) -> str:
    """Return an XML part with the names that Word uses."""
    return f"<w:{kind} {_SPACES}>{inside}</w:{kind}>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of parts."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def written(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; ``parts`` are what stands in others, by their name."""
    others = {f"word/{name}.xml": root(name, inside) for name, inside in parts.items()}
    document = root("document", f"<w:body>{body}</w:body>")
    return zipped({"word/document.xml": document, **others})


def p(inside: str, properties: str = "") -> str:
    """Return a paragraph; plain words stand for a run."""
    runs = inside if inside.startswith("<") else r(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def picture(size: int = 4, kind: str = "PNG") -> BytesIO:
    """Return an image file."""
    packed = BytesIO()
    Image.new("RGB", (size, size), "red").save(packed, kind)
    packed.seek(0)
    return packed
