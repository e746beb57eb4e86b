"""van-ban-viet-tat.yaml: which legal document a short form means, as editors have found out.

A number without its year comes back every year, so a short form holds only for the articles that
its editor names, and says in a note how the editor knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.sources.files import is_article
from portal.sources.findings import Finding, did_you_mean, has_errors, quoted
from portal.sources.legal_kinds import LEGAL_KINDS, NAMED_KINDS, NEVER_ALONE
from portal.sources.schema import named, texts, unknown_keys
from portal.sources.text import decode
from portal.sources.yaml_nodes import Items, Keys, Node, Scalar, YamlError, read_yaml
from portal.vietnamese import Moment

SHORT_FORMS_FILE = "data/van-ban-viet-tat.yaml"
_KEYS = ("short", "document", "articles", "note")
_REQUIRED = ("short", "document")
_EXAMPLES = {"short": "Nghị định 67", "document": "67/2010/NĐ-CP"}
_NUMBER = r"\d{1,5}[a-e]?"
_DOCUMENT = (
    rf"{_NUMBER}(?:/(?:19|20)\d\d)?[/-][A-ZĐƯ]{{2,}}[a-z]?\d{{0,2}}"
    r"(?:[/-][A-ZĐƯ][A-ZĐƯ&]*[a-z]{0,2}\d{0,2}){0,5}(?: ngày (?P<day>\d{1,2}/\d{1,2}/\d{4}))?"
)
_SHAPES = {
    "short": re.compile(
        rf"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)*?)(?: số)? (?:(?P<alone>{_NUMBER})|{_DOCUMENT})"
    ),
    "document": re.compile(_DOCUMENT),
}


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What a short form (`Nghị định 67`) means: a number with its symbol (`67/2010/NĐ-CP`).

    It holds for the articles at ``articles``, paths of files or folders in the content; for all
    if there are none.
    """

    short: str
    document: str
    articles: tuple[str, ...] = ()
    note: str = ""

    def holds_for(self, path: str) -> bool:
        """Tell whether it holds for the article at ``path``."""
        return not self.articles or any(
            path == chosen or path.startswith(f"{chosen}/") for chosen in self.articles
        )


def read_short_forms(
    data: bytes, paths: Sequence[str]
) -> tuple[tuple[ShortForm, ...], list[Finding]]:
    """Return the short forms of the file's bytes and all that is wrong with them.

    ``paths`` has every file of the content.
    """
    text, findings = decode(SHORT_FORMS_FILE, data)
    if has_errors(findings):
        return (), findings
    try:
        node = read_yaml(SHORT_FORMS_FILE, text)
    except YamlError as error:
        return (), [*findings, error.finding]
    if node is None:
        return (), findings
    if not isinstance(node, Items):
        remedy = "viết mỗi mục như “- short: Nghị định 67”"
        return (), [*findings, _finding(node.line, "tệp không phải là danh sách", remedy)]
    for item in node.nodes:
        findings.extend(_problems(item, paths))
    read = () if has_errors(findings) else tuple(_short_form(item) for item in node.nodes)
    return read, findings


def _short_form(item: Node) -> ShortForm:
    values = {name: texts(item.nodes.get(name)) for name in _KEYS} if isinstance(item, Keys) else {}
    short, document, articles, note = (values.get(name, ()) for name in _KEYS)
    chosen = tuple(path.rstrip("/") for path in articles)
    return ShortForm("".join(short), "".join(document), chosen, "".join(note))


def _problems(item: Node, paths: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with one item of the list."""
    if not isinstance(item, Keys):
        remedy = "viết “- short: …” và “document: …”, mỗi khóa một dòng"
        yield _finding(item.line, "mục không có dạng “khóa: giá trị”", remedy)
        return
    yield from unknown_keys(SHORT_FORMS_FILE, item, _KEYS)
    for name in _REQUIRED:
        if name not in named(item, _KEYS):
            remedy = f"thêm dòng “{name}: {_EXAMPLES[name]}”"
            yield _finding(item.line, f"mục thiếu khóa “{name}”", remedy)
    for name, shape in _SHAPES.items():
        if name in item.nodes and (problem := _problem(name, item.nodes[name], shape)):
            yield _finding(item.lines[name], *problem)
    note = item.nodes.get("note")
    if note and not isinstance(note, Scalar):
        yield _finding(note.line, "khóa “note” không phải là một đoạn chữ", "viết “note: …”")
    yield from _missing(item, paths)


def _problem(name: str, node: Node, shape: re.Pattern[str]) -> tuple[str, str] | None:
    """Return what is wrong with the number of a document, and how to mend it."""
    found = shape.fullmatch(node.text) if isinstance(node, Scalar) else None
    if not found:
        what = f"khóa “{name}” không có dạng số hiệu văn bản"
        return what, f"viết như “{name}: {_EXAMPLES[name]}”"
    if found["day"] and not _is_day(found["day"]):
        return f"ngày {quoted(found['day'])} không đúng", "viết ngày có thật, như “28/9/1994”"
    return _kind_problem(found) if name == "short" else None


def _is_day(words: str) -> bool:
    try:
        day, month, year = map(int, words.split("/"))
        Moment(year, month, day)
    except ValueError:
        return False
    return True


def _kind_problem(found: re.Match[str]) -> tuple[str, str] | None:
    """Return what keeps a short form from being found in a text: its kind, if anything."""
    kind = found["kind"].capitalize()
    if found["alone"] and kind in NEVER_ALONE:
        what = f"{quoted(found[0])} chưa đủ để nhận ra trong bài"
        return what, f"thêm ký hiệu đứng sau số, như “{found[0]}/…-UBND”"
    is_named = not found["alone"] and kind.startswith(tuple(f"{named} " for named in NAMED_KINDS))
    if kind in LEGAL_KINDS or is_named:
        return None
    remedy = did_you_mean(kind, LEGAL_KINDS, f"viết như “short: {_EXAMPLES['short']}”")
    return f"không có hình thức văn bản {quoted(found['kind'])}", remedy


def _missing(item: Keys, paths: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each article or folder that isn't there."""
    articles = [path for path in paths if is_article(path)]
    for chosen in texts(item.nodes.get("articles")):
        folder = chosen.rstrip("/")
        if not any(path == folder or path.startswith(f"{folder}/") for path in articles):
            remedy = did_you_mean(chosen, articles, "viết đường dẫn kể từ thư mục nội dung")
            what = f"không có bài hay thư mục {quoted(chosen)}"
            yield _finding(item.lines["articles"], what, remedy)


def _finding(line: int, what: str, remedy: str) -> Finding:
    return Finding(SHORT_FORMS_FILE, line, what, remedy)
