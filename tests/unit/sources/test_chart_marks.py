"""Where charts stand in a text, and what is told of wrong places."""

from __future__ import annotations

import pytest

from portal.sources import Renderer, parse
from portal.sources.charts import ChartMark, chart_marks

CSV = "(../data/so-htx.csv)"


def marks(text: str) -> list[ChartMark]:
    html, _ = Renderer().render(text, editorial=True)
    return list(chart_marks(html))


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (f"[Biểu đồ cột: Số HTX]{CSV}", "cột", "Số HTX"),
        (f"[biểu đồ  Cột  chồng :Số HTX]{CSV}", "cột chồng", "Số HTX"),
        (f"[Biểu đồ đường: Vốn: **cho vay** & thu nợ]{CSV}", "đường", "Vốn: cho vay & thu nợ"),
        ("[Biểu đồ cột: Số HTX](<../data/Số HTX.csv>)", "cột", "Số HTX"),
        (f"[Biểu đồ tròn: Số HTX]{CSV}", "tròn", "Số HTX"),
        (f"[Biểu đồ cột]{CSV}", "cột", ""),
    ],
)
def test_a_link_alone_in_its_paragraph_is_a_mark(text: str, kind: str, title: str) -> None:
    (mark,) = marks(f"Trước.\n\n{text}\n\nSau.")
    assert (mark.kind, mark.plain_title.replace("\u00a0", " ")) == (kind, title)


@pytest.mark.parametrize(
    "text",
    [
        f"[Số liệu]{CSV}",
        f"Xem [Biểu đồ cột: Số HTX]{CSV}.",
        f"[Biểu đồ cột: Số HTX]{CSV} [Hai]{CSV}",
        "[Biểu đồ cột: Số HTX](../data/so-htx.xlsx)",
        f"- [Biểu đồ cột: Số HTX]{CSV}",
        f"`[Biểu đồ cột: Số HTX]{CSV}`",
        f"[Biểu đồng]{CSV}",
    ],
)
def test_other_links_stay_links(text: str) -> None:
    assert marks(text) == []


HEAD = "---\ntitle: A\ndate: 2011\ncategory: b\n"


@pytest.mark.parametrize(
    ("head", "text", "told"),
    [
        ("", f"[Biểu đồ cột: A]{CSV}", []),
        ("", f"[Biểu đồ tròn: A]{CSV}", ["9: không có kiểu biểu đồ “tròn”; viết “Biểu đồ cột”"]),
        ("", f"[Biểu đồ cot: A]{CSV}", ["9: không có kiểu biểu đồ “cot”; có phải ý bạn là “cột”?"]),
        ("", f"[Biểu đồ cột: ]{CSV}", ["9: biểu đồ không có tên; viết “Biểu đồ cột: …”"]),
        ("rights: x\n", f"[Biểu đồ cột: A]{CSV}", ["10: bài lưu trữ giữ nguyên văn, không nhận"]),
    ],
)
def test_wrong_places_are_told(head: str, text: str, told: list[str]) -> None:
    source = f"{HEAD}{head}---\n\nChữ.\n\n{text}\n"
    parsed, _ = parse("tin/bai.md", source.encode(), Renderer())
    found = [str(finding).removeprefix("tin/bai.md:") for finding in parsed.findings]
    assert len(found) == len(told)
    assert all(map(str.startswith, found, told))
    assert parsed.body
    assert parsed.body.charts == (() if told else ("data/so-htx.csv",))
