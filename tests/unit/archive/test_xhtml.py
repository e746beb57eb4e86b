"""HTML of articles as XHTML: well-formed, and not a letter changed."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.archive.xhtml import as_xhtml
from portal.sources import Renderer


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("a<br>b", "a<br/>b"),
        ("a<br/>b<hr />", "a<br/>b<hr/>"),
        ("A&nbsp;B &lt; &amp; &quot;", 'A\u00a0B &lt; &amp; "'),
        ("5 < 6 > 4 & 3", "5 &lt; 6 &gt; 4 &amp; 3"),
        ("<!-- x --><p>y</p>", "<p>y</p>"),
        ("<details>x</details>", '<details open="open">x</details>'),
        ("<img src='a.png' alt='\"'>", "<img src=\"a.png\" alt='\"'/>"),
        ('<a title="a &gt; b">x</a>', '<a title="a &gt; b">x</a>'),
        ('<svg viewBox="0 0 1 1"/>', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'),
    ],
)  # fmt: skip
def test_tags_are_closed_and_entities_are_letters(html: str, xhtml: str) -> None:
    assert as_xhtml(html) == xhtml


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_markdown_becomes_xml_with_its_text(text: str) -> None:
    html, _ = Renderer().render(text.replace("<", "&lt;"), editorial=False)
    ET.fromstring(f"<div>{as_xhtml(html)}</div>")  # noqa: S314  # our own
