"""Word files become what Word shows of them: every word, and what the words are."""

from __future__ import annotations

import random
import re
import unicodedata
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import new, p, picture, r, root, saved, written, zipped

from portal.intake import Draft, UnreadableError
from portal.intake import word_plain as plain
from portal.intake.word import read


def draft_of(body: str, **parts: str) -> Draft:
    return read(written(body, **parts), "a.docx")


def words(draft: Draft) -> str:
    """Return all that a draft's HTML says, without white space."""
    return "".join(BeautifulSoup(draft.html, "html.parser").get_text().split())


def test_headings_bold_and_nested_lists() -> None:
    document = new()
    document.add_heading("Báo cáo năm 2012", 0)
    document.add_heading("Tình hình", 1)
    paragraph = document.add_paragraph("Đã có ")
    paragraph.add_run("186 HTX").bold = True
    paragraph.add_run(" và ")
    paragraph.add_run("THT").italic = True
    document.add_heading("Tổ hợp tác", 2)
    for depth, text in ((1, "một"), (2, "hai"), (3, "ba"), (1, "bốn")):
        document.add_paragraph(text, f"List Bullet {depth}" if depth > 1 else "List Bullet")
    draft = read(saved(document), "a.docx")
    assert draft.title == "Báo cáo năm 2012"
    assert draft.html == (
        "<h2>Tình hình</h2>"
        "<p>Đã có <strong>186 HTX</strong> và <em>THT</em></p>"
        "<h3>Tổ hợp tác</h3>"
        "<ul><li>một<ul><li>hai<ul><li>ba</li></ul></li></ul></li><li>bốn</li></ul>"
    )
    assert draft.doubts == ()


def test_tables_keep_their_merged_cells() -> None:
    document = new()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}" if (row, column) in CELLS else ""
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    for cell in (table.cell(0, 0), table.cell(1, 2)):
        for empty in cell.paragraphs[1:]:
            empty._element.getparent().remove(empty._element)
    html = read(saved(document), "a.docx").html
    assert html == (
        '<table><tr><td colspan="2">00</td><td>02</td></tr>'
        '<tr><td>10</td><td>11</td><td rowspan="2">12</td></tr>'
        "<tr><td>20</td><td>21</td></tr></table>"
    )


CELLS = {(0, 0), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1)}


def test_images_are_files_with_their_description() -> None:
    document = new()
    document.add_paragraph("Trước")
    for size in (4, 5, 4):
        document.add_picture(picture(size))
    for shape in document.inline_shapes:
        shape._inline.docPr.set("descr", "Đại hội <IV>")
    document.add_picture(picture(6, "TIFF"))
    draft = read(saved(document), "a.docx")
    image = '<p><img alt="Đại hội &lt;IV&gt;" src="files/hinh-{}.png"/></p>'
    assert draft.html == "<p>Trước</p>" + "".join(map(image.format, (1, 2, 1)))
    assert draft.files == {
        "files/hinh-1.png": picture(4).getvalue(),
        "files/hinh-2.png": picture(5).getvalue(),
    }
    assert any("1 hình" in doubt for doubt in draft.doubts)


def test_links_lead_to_the_web_or_nowhere() -> None:
    document = new()
    part = document.part
    for target in ("https://vca.org.vn/", "mailto:a@b.vn", "file:///C:/a.doc", "javascript:x()"):
        link = part.relate_to(target, RELATION + "/hyperlink", is_external=True)
        paragraph = document.add_paragraph()._element
        paragraph.append(parse_xml(root("hyperlink", r("chữ")).replace(">", f' r:id="{link}">', 1)))
    draft = read(saved(document), "a.docx")
    assert draft.html == (
        '<p><a href="https://vca.org.vn/">chữ</a></p><p><a href="mailto:a@b.vn">chữ</a></p>'
        "<p>chữ</p><p>chữ</p>"
    )
    assert any("2 liên kết" in doubt for doubt in draft.doubts)


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def numbered(level: int = 0, use: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>'


def numbering(*forms: tuple[str, str], override: str = "") -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(forms)
    )
    uses = "".join(
        f'<w:num w:numId="{use}"><w:abstractNumId w:val="7"/>{override if use == 2 else ""}</w:num>'
        for use in (1, 2)
    )
    return f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{uses}'


LEGAL = numbering(
    ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")
)


def test_numbers_stand_as_word_shows_them() -> None:
    levels = [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (3, "E"), (0, "F"), (1, "G"), (2, "H")]
    body = "".join(p(text, numbered(level)) for level, text in levels)
    draft = draft_of(body, numbering=LEGAL)
    soup = BeautifulSoup(draft.html, "html.parser")
    assert [found.get_text() for found in soup.find_all("p")] == [
        "I. A", "1. B", "a) C", "b) D", "II. F", "1. G", "a) H",
    ]  # fmt: skip
    assert [found.get_text() for found in soup.find_all("li")] == ["E"]
    assert " ".join(draft.words.split()) == "I. A 1. B a) C b) D E II. F 1. G a) H"


def test_a_plain_count_is_a_list_and_goes_on_behind_a_paragraph() -> None:
    body = "".join(p(text, numbered()) for text in "AB") + p("giữa")
    body += "".join(p(text, numbered()) for text in "CD")
    draft = draft_of(body, numbering=numbering(("decimal", "%1.")))
    assert draft.html == (
        '<ol><li value="1">A</li><li value="2">B</li></ol><p>giữa</p>'
        '<ol><li value="3">C</li><li value="4">D</li></ol>'
    )
    assert draft.words.split() == ["A", "B", "giữa", "C", "D"]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("upperLetter", "%1.", "A. x B. x C. x"),
        ("lowerRoman", "%1/", "i/ x ii/ x iii/ x"),
        ("decimalZero", "Điều %1:", "Điều 01: x Điều 02: x Điều 03: x"),
        ("decimal", "(%1)", "(1) x (2) x (3) x"),
        ("chicken", "%1)", "1) x 2) x 3) x"),
        ("none", "Phần", "Phần x Phần x Phần x"),
    ],
)
def test_forms_of_numbers(form: str, text: str, shown: str) -> None:
    body = "".join(p("x", numbered()) for _ in range(3))
    draft = draft_of(body, numbering=numbering((form, text)))
    assert " ".join(draft.words.split()) == shown


def test_levels_above_show_in_a_number_and_a_use_may_begin_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    parts = numbering(("upperRoman", "%1."), ("decimal", "%1.%2."), override=override)
    body = p("A", numbered()) + p("B", numbered(1)) + p("C", numbered(0, 2)) + p("D", numbered(1))
    draft = draft_of(body, numbering=parts)
    assert " ".join(draft.words.split()) == "I. A I.1. B V. C V.1. D"


def test_styles_give_headings_numbers_and_looks() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/>'
        '<w:basedOn w:val="Lon"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Lon"><w:name w:val="Lớn"/><w:pPr>'
        f'<w:outlineLvl w:val="1"/>{numbered()}</w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Dam"><w:name w:val="Đậm"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    body = p("Tình hình", '<w:pStyle w:val="Muc"/>') + p(r("chữ", '<w:rStyle w:val="Dam"/>'))
    draft = draft_of(body, styles=styles, numbering=LEGAL)
    assert draft.html == "<h3>I. Tình hình</h3><p><strong>chữ</strong></p>"


def test_tracked_changes_are_taken_as_they_would_be_accepted() -> None:
    body = p(
        r("Có ") + f"<w:del>{r('185').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{r('186')}</w:ins><w:moveFrom>{r(' cũ')}</w:moveFrom>"
        f"<w:moveTo>{r(' HTX')}</w:moveTo>"
    )
    body += p(r("nửa "), "<w:rPr><w:del/></w:rPr>") + p("câu")
    draft = draft_of(body)
    assert draft.html == "<p>Có 186 HTX</p><p>nửa câu</p>"
    assert [doubt.split()[1] for doubt in draft.doubts] == ["2", "2"]


def test_notes_follow_the_text() -> None:
    def note(kind: str, identifier: int, text: str) -> str:
        inside = f"<w:r><w:{kind}Ref/></w:r>{r(' ' + text)}"
        return f'<w:{kind} w:id="{identifier}">{p(inside)}</w:{kind}>'

    def cite(kind: str, identifier: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'

    body = p(r("Một") + cite("footnote", 3) + r(" hai") + cite("endnote", 1))
    body += p(r("ba") + cite("footnote", 2))
    draft = draft_of(
        body,
        footnotes=note("footnote", 2, "chú ba") + note("footnote", 3, "chú một"),
        endnotes=note("endnote", 1, "chú hai"),
    )
    assert draft.html == (
        "<p>Một<sup>1</sup> hai<sup>i</sup></p><p>ba<sup>2</sup></p>"
        "<p><sup>1</sup> chú một</p><p><sup>i</sup> chú hai</p><p><sup>2</sup> chú ba</p>"
    )
    assert "".join(draft.words.split()) == words(draft)


def test_text_boxes_follow_their_paragraph_once() -> None:
    inside = f"<w:txbxContent>{p('trong hộp')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    draft = draft_of(p(r("trước ") + box + r("sau")))
    assert draft.html == "<p>trước sau</p><p>trong hộp</p>"
    assert any("hộp chữ" in doubt for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("inside", "html", "doubt"),
    [
        (r("a") + r("ẩn", "<w:vanish/>"), "a", "chữ ẩn"),
        (r("m") + r("2", '<w:vertAlign w:val="superscript"/>'), "m<sup>2</sup>", ""),
        (r("hợp tác", "<w:caps/>"), "HỢP TÁC", ""),
        (r("a") + '<w:r><w:commentReference w:id="0"/></w:r>', "a", "comment"),
        (f"<w:fldSimple>{r('trong trường')}</w:fldSimple>", "trong trường", ""),
        (f"<w:sdt><w:sdtContent>{r('trong ô')}</w:sdtContent></w:sdt>", "trong ô", ""),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1", "công thức"),
        (r("bỏ", "<w:strike/>"), "bỏ", "gạch ngang"),
        ("<w:r><w:t>20</w:t><w:noBreakHyphen/><w:t>21</w:t></w:r>", "20-21", ""),
        ("<w:r><w:t>hợp</w:t><w:softHyphen/><w:t>tác</w:t></w:r>", "hợptác", ""),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a<br/>b", ""),
        (r("a &lt;b&gt; &amp;"), "a &lt;b&gt; &amp;", ""),
    ],
)
def test_what_a_run_may_hold(inside: str, html: str, doubt: str) -> None:
    draft = draft_of(p(inside))
    assert draft.html == f"<p>{html}</p>"
    assert "".join(draft.words.split()) == words(draft)
    assert [doubt in said for said in draft.doubts] == ([True] if doubt else [])


def test_letters_of_old_fonts_are_read_run_by_run(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def decode_run(text: str, font: str) -> str:
        asked.append((text, font))
        return text.translate(str.maketrans("\xee\xbb", "ợã")) if font == ".VnTime" else text

    monkeypatch.setattr(plain, "decode_run", decode_run)
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    body = p(r("H\xeep ", old) + r("x", old) + r("\xbb", old) + r(" \xbb"))
    draft = draft_of(body)
    assert draft.html == "<p>Hợp xã »</p>"
    assert ("H\xeep x\xbb", ".VnTime") in asked, "one look is one piece of text"
    assert any(".VnTime" in doubt for doubt in draft.doubts)


def test_heads_and_facts_of_the_file_are_told_and_left_out() -> None:
    document = new()
    document.core_properties.author = "Văn thư"
    document.sections[0].header.paragraphs[0].text = "Liên minh HTX"
    document.add_paragraph("Chữ")
    draft = read(saved(document), "a.docx")
    assert (draft.html, draft.author) == ("<p>Chữ</p>", "")
    assert [doubt for doubt in draft.doubts if "Liên minh HTX" in doubt or "Văn thư" in doubt] == [
        "đầu trang và chân trang không đưa vào bài: Liên minh HTX",
        "tệp tự ghi tác giả “Văn thư”: chỉ để tham khảo",
    ]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), TEXTS, TEXTS), max_size=8))
def test_words_of_any_document_survive(paragraphs: list[tuple[int, str, str]]) -> None:
    body = ""
    for level, plain_text, bold in paragraphs:
        escaped = [
            text.replace("&", "&amp;").replace("<", "&lt;").replace("\ufdd0", "")
            for text in (plain_text, bold)
        ]
        inside = r(escaped[0]) + r(escaped[1], "<w:b/>")
        cell = f"<w:tbl><w:tr><w:tc>{p(inside)}</w:tc></w:tr></w:tbl>"
        body += cell if level == 5 else p(inside, numbered(level) if level < 4 else "")
    data = written(body, numbering=LEGAL)
    try:
        draft = read(data, "a.docx")
    except UnreadableError:
        assert not "".join(a + b for _, a, b in paragraphs).strip()
        return
    assert "".join(draft.words.split()) == words(draft)
    for _, text, bold in paragraphs:
        assert "".join(run_of(text + bold).split()) in words(draft)


def run_of(text: str) -> str:
    return unicodedata.normalize("NFC", text)


BOMB = '<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + root("document", "<w:body/>")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "hỏng"),
        (b"PK\x03\x04 rest", "hỏng"),
        (zipped({"a.txt": "x"}), "không phải là tệp Word"),
        (zipped({"word/document.xml": BOMB}), "DOCTYPE"),
        (zipped({"word/document.xml": BOMB.encode("utf-16")}), "DOCTYPE"),
        (zipped({"word/document.xml": "<a>" * 1000}), "lồng quá sâu"),
        (zipped({"word/document.xml": b" " * (30 << 20)}), "quá lớn"),
        (zipped({"../a": "", "word/document.xml": root("document", "")}), "không an toàn"),
        (zipped({"/a": "", "word/document.xml": root("document", "")}), "không an toàn"),
        (zipped({"word/vbaProject.bin": "", "word/document.xml": ""}), "macro"),
        (written(""), "không có chữ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đời cũ"),
    ],
)  # fmt: skip
def test_files_that_hurt_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read(data, "a.docx")


def test_a_file_with_any_bytes_changed_is_read_or_refused() -> None:
    document = new()
    document.add_heading("Tình hình", 1)
    document.add_paragraph("Một", "List Number")
    document.add_picture(picture())
    document.add_table(2, 2).cell(0, 0).merge(document.tables[0].cell(1, 1))
    data, chance = saved(document), random.Random(7)
    for _ in range(150):
        broken = bytearray(data[: chance.choice((len(data), chance.randrange(len(data))))])
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try_reading(bytes(broken))


def test_a_body_with_any_piece_cut_out_is_read_or_refused() -> None:
    document = new()
    document.add_paragraph("Một", "List Number")
    document.add_picture(picture())
    document.add_table(2, 2).cell(0, 0).merge(document.tables[0].cell(1, 1))
    with ZipFile(BytesIO(saved(document))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(11)
    for name in ("word/document.xml", "word/numbering.xml", "word/styles.xml",
                 "word/_rels/document.xml.rels", "[Content_Types].xml"):  # fmt: skip
        pieces = list(re.finditer(rb' [\w:]+="[^"]*"|<[^<>]*/>|(?<==")[^"]*(?=")', parts[name]))
        for piece in chance.sample(pieces, min(12, len(pieces))):
            said = chance.choice((b"", b"x", b"-1", b"99999999999"))
            said = said if not parts[name][piece.start() :].startswith((b" ", b"<")) else b""
            broken = parts[name][: piece.start()] + said + parts[name][piece.end() :]
            try_reading(zipped({**parts, name: broken}))


def try_reading(data: bytes) -> None:
    try:
        assert read(data, "a.docx").html
    except UnreadableError as error:
        assert str(error)  # noqa: PT017  # either will do
