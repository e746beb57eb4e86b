"""van-ban-viet-tat.yaml: which legal document a short form means, as editors have found out.

A number without its year comes back every year, so a short form holds only for the articles that
its editor names, and says in a note how the editor knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.acts import KINDS, numbered, read_citation
from portal.sources.files import is_article
from portal.sources.findings import Finding, did_you_mean, has_errors, quoted
from portal.sources.schema import named, texts, unknown_keys
from portal.sources.text import decode
from portal.sources.yaml_nodes import Items, Keys, Node, Scalar, YamlError, read_yaml

SHORT_FORMS_FILE = "data/van-ban-viet-tat.yaml"
_KEYS = ("short", "document", "articles", "note")
_REQUIRED = ("short", "document")
_ANY_KIND = KINDS[0]
_EXAMPLES = {"short": "Nghị định 67", "document": "67/2010/NĐ-CP"}
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*(?: số)? (?P<number>\d.*)")


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
    for name, fits in _FITS.items():
        if name in item.nodes and not fits("".join(texts(item.nodes[name]))):
            what = f"khóa “{name}” không có dạng số hiệu văn bản"
            yield _finding(item.lines[name], what, f"viết như “{name}: {_EXAMPLES[name]}”")
    note = item.nodes.get("note")
    if note and not isinstance(note, Scalar):
        yield _finding(note.line, "khóa “note” không phải là một đoạn chữ", "viết “note: …”")
    yield from _missing(item, paths)


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
