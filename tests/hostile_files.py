"""Old files of every kind, broken and made to hurt: always the same ones for one seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from io import BytesIO
from itertools import count, islice
from zipfile import ZipFile

from harness import PROJECT
from old_encodings import page_in, plain
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from weasyprint import HTML
from word_files import footnote, new, picture, saved, zipped

PAGES = [
    path.read_text(encoding="utf-8")
    for path in sorted((PROJECT / "tests/intake/pages").glob("*.html"))
]
ORIGINALS = [path.read_bytes() for path in sorted((PROJECT / "content/originals").glob("*.txt"))]
NOTES = [path.read_bytes() for path in sorted((PROJECT / "tests/intake/pages").glob("*.md"))]
ENCODINGS = ["UTF-8", "TCVN3 (ABC)", "VNI-Windows", "VISCII", "windows-1258"]

TARGETS = ("javascript:x()", "java\nscript:x()", "&#106;avascript:x()", "file:///etc/passwd",
           "../../bi-mat.txt", "..\\\\..\\bi-mat.txt", "%2e%2e/%2e%2e/bi-mat.txt",
           "//may/c$/a.jpg", "data:text/html,<script>x()</script>", "vbscript:x",
           "C:\\\\a.jpg", "/etc/passwd")  # fmt: skip
WILES = [
    *(f"<img src='{target}' onerror='x()'>" for target in TARGETS),
    *(f"<a href='{target}' onclick='x()'>chữ</a>" for target in TARGETS),
    *(f"\n\n[chữ]({target}) ![hình]({target})\n\n[a]: {target}\n\n" for target in TARGETS),
    "<script>x()</script>", "<scr<script>ipt>x()</script>", "<svg onload=x()>", "<p onclick=x()>",
    "<style>@import 'x'</style>", "<iframe src=x.htm>", "<math><mi xlink:href='javascript:x()'>",
    "<form action='javascript:x()'><input onfocus=x() autofocus>", "<base href='javascript:'>",
    "&lt;script&gt;x()&lt;/script&gt;", "<template><img src=x onerror=x()></template>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'>", "<!--", "-->", "<![CDATA[", "]]>",
    "`", "```\n", "\n> > > ", "\n    - ", "|", "\n---\n", "{% raw %}", "\0", "\u202e", "\x85",
    "\ufffe", "&#0;", "&#x1F;", "{filename}/../x.md", "[TOC]", "\n# ", "^1^", "\n[^1]: a",
]  # fmt: skip
NESTS = ["<table><tr><td>", "<ul><li>", "<b>", "<blockquote>", "<div>", "<p><font>", "> ", "- ",
         "<w:p>", "[", "**", "(", "<<"]  # fmt: skip


def hostile(number: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """Yield so many files: their names, which tell their kinds, and their bytes."""
    chance = random.Random(seed)
    kinds = list(_KINDS.items())
    for at in islice(count(), number):
        ending, make = kinds[at % len(kinds)]
        yield f"tep-{at:04}.{ending}", _broken(make(chance), chance, ending)


def hostile_page(chance: random.Random) -> bytes:
    """Return a saved page that is broken, made to hurt, or both."""
    return _broken(_html(chance), chance, "html")


def _html(chance: random.Random) -> bytes:
    encoding = chance.choice(ENCODINGS)
    page = _with_wiles(chance.choice(PAGES), chance)
    return page.encode() if encoding == "UTF-8" else page_in(plain(page), encoding)


def _mht(chance: random.Random) -> bytes:
    mail = EmailMessage()
    mail["Date"] = "Mon, 21 Mar 2011 09:30:00 +0700"
    mail["Content-Location"] = "http://x.vn/tin/bai.asp"
    page = _with_wiles(chance.choice(PAGES), chance).encode()
    mail.add_related(page, "text", "html")
    for target in chance.sample(TARGETS, 2):
        mail.add_related(b"jpeg", "image", "jpeg")
        list(mail.iter_parts())[-1]["Content-Location"] = "".join(target.split())
    return mail.as_bytes()


def _warc(chance: random.Random) -> bytes:
    file = BytesIO()
    writer = WARCWriter(file, gzip=bool(chance.randrange(2)))
    pages = [_with_wiles(page, chance).encode() for page in chance.sample(PAGES, 2)]
    for number, data in enumerate([*pages, b"jpeg"]):
        kind = "image/jpeg" if data == b"jpeg" else "text/html"
        http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        url = chance.choice((f"http://x.vn/{number}.htm", "file:///etc/passwd", "http://x.vn/../a"))
        record = writer.create_warc_record(
            url,
            "response",
            BytesIO(data),
            len(data),
            http_headers=http,
            warc_headers_dict={
                "WARC-Date": "2011-03-21T02:30:00Z",
                "WARC-Record-ID": f"<{number}>",
            },
        )
        writer.write_record(record)
    return file.getvalue()


def _wacz(chance: random.Random) -> bytes:
    return zipped({"archive/a.warc": _warc(chance), "../../bi-mat.txt": "x"})


def _docx(chance: random.Random) -> bytes:
    document = new()
    document.add_heading("Báo cáo năm 2012", 0)
    document.add_heading("Tình hình", 1)
    paragraph = document.add_paragraph(" ".join(chance.sample(["HTX", "của", "tỉnh", "họp"], 4)))
    paragraph.add_run("186 HTX").bold = True
    footnote(document, paragraph, "Số liệu đến 31/12.")
    document.add_paragraph("một", "List Bullet")
    document.add_table(2, 2).cell(0, 0).merge(document.tables[0].cell(1, 1)).text = "ô"
    document.add_picture(picture(chance.randrange(2, 9)))
    for target in chance.sample(TARGETS, 2):
        link = document.part.relate_to(
            target, f"{_RELATION}/{chance.choice(('hyperlink', 'image'))}", is_external=True
        )
        run = document.add_paragraph("chữ").runs[0]._element
        run.set(f"{{{_RELATION}}}id", link)
    data = saved(document)
    return _repacked(data, chance) if chance.randrange(3) else data


_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """Return a Word file with one of its parts broken."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    return zipped({**parts, name: _cut_and_pasted(parts[name], chance)})


def _dump(chance: random.Random) -> bytes:
    return _with_wiles(chance.choice(ORIGINALS).decode(), chance).encode()


def _notes(chance: random.Random) -> bytes:
    return _with_wiles(chance.choice(NOTES).decode(), chance).encode()


_PDFS: list[bytes] = []


def _pdf(chance: random.Random) -> bytes:
    if not _PDFS:
        text = "<p>HTX của tỉnh đã họp đại hội. <a href='javascript:x()'>chữ</a></p>" * 9
        _PDFS.append(HTML(string=f"<h1>Báo cáo</h1>{text}").write_pdf())
    return _PDFS[0]


_KINDS: dict[str, Callable[[random.Random], bytes]] = {
    "html": _html,
    "docx": _docx,
    "htm": _html,
    "mht": _mht,
    "md": _notes,
    "txt": _dump,
    "warc.gz": _warc,
    "asp@id=1.html": _html,
    "pdf": _pdf,
    "wacz": _wacz,
}


def _with_wiles(text: str, chance: random.Random) -> str:
    """Put what hurts into a text: scripts, targets, thousands of signs, a nest."""
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(WILES) + text[at:]
    if not chance.randrange(8):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(NESTS) * 10_000 + text[at:]
    return text


def _broken(data: bytes, chance: random.Random, ending: str) -> bytes:
    packed = ending in {"docx", "wacz", "warc.gz"}
    if chance.randrange(4 if packed else 2):
        return data
    return _cut_and_pasted(data, chance)


def _cut_and_pasted(data: bytes, chance: random.Random) -> bytes:
    """Cut pieces out of a file, put them in elsewhere, change bytes, leave its end away."""
    page = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(page) + 1)
        end = min(len(page), start + chance.randint(0, 200))
        match chance.randrange(4):
            case 0:
                del page[start:end]
            case 1:
                page[start:start] = page[end : end + 300]
            case 2:
                del page[max(200, start) :]
            case _:
                page[start:end] = chance.randbytes(end - start)
    return bytes(page)
