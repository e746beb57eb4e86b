"""Where an editor places a chart: a link to a CSV file that stands alone in its paragraph.

``[Biểu đồ cột: Số hợp tác xã qua các năm](../data/so-htx.csv)`` says all: kind, title and data.
Wherever nobody draws it (a code host, a feed), it is a link to the data (decision 0011).
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.sources.body import Located
from portal.sources.findings import Finding, did_you_mean, quoted
from portal.sources.links import read_target

CHART_KINDS = ("cột", "đường", "cột chồng")
"""What a chart may be, in an editor's words: of bars, of lines, of bars stacked."""

_MARK = re.compile(
    r"""<p><a[ ](?:[^<>]*[ ])?href="(?P<href>[^"]*\.csv)"[^<>]*>\s*
    Biểu\s+đồ\b(?P<kind>[^<:]*)(?P<title>:(?:(?!</?(?:a|p)\b).)*)?</a></p>""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile("<[^<>]*>")


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A paragraph from ``start`` to ``end`` of an HTML; ``title`` is HTML, and "" if missing."""

    start: int
    end: int
    href: str
    kind: str
    title: str

    @property
    def is_sound(self) -> bool:
        """Tell whether the mark says what to draw."""
        return self.kind in CHART_KINDS and bool(self.title)

    @property
    def plain_title(self) -> str:
        """Return the title as text."""
        return entities.unescape(_TAG.sub("", self.title))


def chart_marks(html: str) -> Iterator[ChartMark]:
    """Yield the places of charts in an article's HTML; a title may have marks in it."""
    for found in _MARK.finditer(html):
        kind = " ".join(found["kind"].lower().split())
        title = (found["title"] or "").removeprefix(":").strip()
        yield ChartMark(*found.span(), entities.unescape(found["href"]), kind, title)


def charted_tables(path: str, html: str) -> tuple[str, ...]:
    """Return the paths of the tables that the article at ``path`` draws charts of, sorted."""
    marks = (mark for mark in chart_marks(html) if mark.is_sound)
    return tuple(sorted({read_target(path, mark.href).path for mark in marks}))


def misplaced_charts(
    path: str, html: str, references: Iterable[Located], *, editorial: bool
) -> Iterator[Finding]:
    """Yield what is wrong with the places of charts; an archived text takes none."""
    references = tuple(references)
    for mark in chart_marks(html):
        line = next((its.line for its in references if its.reference.target == mark.href), 1)
        if not editorial:
            what = "bài lưu trữ giữ nguyên văn, không nhận thêm biểu đồ"
            yield Finding(path, line, what, "đặt biểu đồ trong một bài do bạn viết")
        elif mark.kind not in CHART_KINDS:
            kinds = f"viết “Biểu đồ {'”, “Biểu đồ '.join(CHART_KINDS)}”, rồi dấu hai chấm và tên"
            what = f"không có kiểu biểu đồ {quoted(mark.kind)}"
            yield Finding(path, line, what, did_you_mean(mark.kind, CHART_KINDS, kinds))
        elif not mark.title:
            remedy = f"viết “Biểu đồ {mark.kind}: …”, với tên biểu đồ sau dấu hai chấm"
            yield Finding(path, line, "biểu đồ không có tên", remedy)
