"""van-ban-viet-tat.yaml: which legal document a short form means, as editors have found out.

A number without its year comes back every year, so a short form holds only for the articles that
its editor names, and says in a note how the editor knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.acts import KINDS, NAMED_KINDS, NEVER_ALONE, numbered, read_citation
from portal.sources.files import is_article
from portal.sources.findings import Finding, did_you_mean, has_errors, quoted
from portal.sources.schema import named, texts, unknown_keys
from portal.sources.text import decode
from portal.sources.yaml_nodes import Items, Keys, Node, Scalar, YamlError, read_yaml
from portal.vietnamese import Moment

SHORT_FORMS_FILE = "data/van-ban-viet-tat.yaml"
_KEYS = ("short", "document", "articles", "note")
_REQUIRED = ("short", "document")
_ANY_KIND = KINDS[0]
_EXAMPLES = {"short": "Nghị định 67", "document": "67/2010/NĐ-CP"}
_WORDS = re.compile(r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)*?)(?: số)? (?P<number>\d.*)")
_DAY = re.compile(r" ngày (\d{1,2})/(\d{1,2})/(\d{4})$")


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
    for name in _REQUIRED:
        if name in item.nodes and (problem := _problem(name, "".join(texts(item.nodes[name])))):
            yield _finding(item.lines[name], *problem)
    note = item.nodes.get("note")
    if note and not isinstance(note, Scalar):
        yield _finding(note.line, "khóa “note” không phải là một đoạn chữ", "viết “note: …”")
    yield from _missing(item, paths)


def _problem(name: str, text: str) -> tuple[str, str] | None:
    """Return what is wrong with the number of a document, and how to mend it."""
    if (day := _DAY.search(text)) and not _is_day(*map(int, day.groups())):
        what = f"ngày {quoted(day[0].removeprefix(' ngày '))} không đúng"
        return what, "viết ngày có thật, như “28/9/1994”"
    if not _FITS[name](text):
        what = f"khóa “{name}” không có dạng số hiệu văn bản"
        return what, f"viết như “{name}: {_EXAMPLES[name]}”"
    words = _WORDS.fullmatch(text)
    return _kind_problem(words) if name == "short" and words else None


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        Moment(year, month, day)
    except ValueError:
        return False
    return True


def _kind_problem(words: re.Match[str]) -> tuple[str, str] | None:
    """Return what keeps a short form from being found in a text: its kind, if anything."""
    kind = words["kind"].capitalize()
    alone = words["number"].isalnum()
    if alone and kind in NEVER_ALONE:
        what = f"{quoted(words[0])} chưa đủ để nhận ra trong bài"
        return what, f"thêm ký hiệu đứng sau số, như “{words[0]}/…-UBND”"
    is_named = not alone and kind.startswith(tuple(f"{named} " for named in NAMED_KINDS))
    if kind in KINDS or is_named:
        return None
    remedy = did_you_mean(kind, KINDS, f"viết như “short: {_EXAMPLES['short']}”")
    return f"không có hình thức văn bản {quoted(words['kind'])}", remedy


def _is_document(text: str) -> bool:
    """Tell whether a text is a number with its symbol, and a day behind it or none."""
    named = read_citation(f"{_ANY_KIND} số {text}")
    return bool(named and named.symbol)


def _is_short_form(text: str) -> bool:
    """Tell whether a text is a kind with a number, whatever kinds there are."""
    words = _WORDS.fullmatch(text)
    return bool(words and (numbered(_ANY_KIND, words["number"]) or _is_document(words["number"])))


_FITS = {"short": _is_short_form, "document": _is_document}


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
