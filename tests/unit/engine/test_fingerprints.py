"""A page's fingerprint changes with whatever it shows, and with nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from portal.engine.fingerprints import Templates, digest, mark

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner) | st.lists(inner),
    max_leaves=6,
)


@dataclass
class Point:
    x: int
    y: int


@given(VALUES, VALUES)
def test_equal_values_have_equal_marks_and_others_have_not(one: object, other: object) -> None:
    if mark(one) == mark(other):
        assert _plain(one) == _plain(other)
    elif type(one) is type(other):
        assert one != other


def _plain(value: object) -> object:
    """Tuples and lists are alike to a template, as are their marks."""
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return (type(value), value)


@pytest.mark.parametrize(
    ("one", "other"), [(("ab", "c"), ("a", "bc")), (("1",), (1,)), (("a,b",), ("a", "b"))]
)
def test_marks_do_not_run_into_each_other(one: object, other: object) -> None:
    assert mark(one) != mark(other)
    assert digest("ab", "c") != digest("a", "bc")


def test_sets_and_keys_have_no_order() -> None:
    assert mark(frozenset("abc")) == mark(frozenset("cba"))
    assert mark({"a": 1, "b": 2}) == mark({"b": 2, "a": 1})
    assert mark(Point(1, 2)) != mark(Point(2, 1))


def test_what_has_no_mark_is_refused() -> None:
    with pytest.raises(TypeError):
        mark(SimpleNamespace())


def templates(**sources: str) -> Templates:
    environment = Environment(loader=DictLoader(sources), autoescape=True)
    environment.filters["drawn"] = str
    return Templates(environment)


PAGE = {
    "page": "{% extends 'base' %}{% block a %}{{ title }}{% include 'part' %}{% endblock %}",
    "base": "{{ SITENAME }}{% block a %}{% endblock %}",
    "part": "{{ portal.years }}",
    "other": "{{ unused }}",
}


def depends(context: Mapping[str, Any], given: frozenset[str] = frozenset(), **more: str) -> bytes:
    found = templates(**{**PAGE, **more}).depend("page", context, given)
    assert found is not None
    return found


def test_a_page_depends_on_its_templates_and_the_names_they_take() -> None:
    site = SimpleNamespace(years=(1,), counts=(2,))
    context = {"SITENAME": "A", "unused": 1, "portal": site}
    before = depends(context)
    assert depends({**context, "unused": 2}) == before
    assert depends({**context, "portal": SimpleNamespace(years=(1,), counts=(3,))}) == before
    assert depends({**context, "portal": SimpleNamespace(years=(9,), counts=(2,))}) != before
    assert depends({**context, "SITENAME": "B"}) != before
    assert depends(context, part="{{ portal.years }}!") != before
    assert depends(context, other="!") == before


DRAWING = {
    "page": "{{ title }}{{ 'row'|drawn(item=title, section=false) }}",
    "row": "{% include 'cell' %}{{ portal.counts }}{{ 'inner'|drawn(item=item) }}",
    "cell": "{{ item }} {{ SITENAME }} {{ articles }}",
    "inner": "{{ item }} {{ YEAR }}",
}


def drawing(context: Mapping[str, Any], *given: str, **more: str) -> bytes:
    found = templates(**{**DRAWING, **more}).depend("page", context, frozenset(given))
    assert found is not None
    return found


def test_a_page_depends_on_what_it_draws() -> None:
    site = SimpleNamespace(counts=(2,))
    context = {"SITENAME": "A", "YEAR": 1, "articles": (1,), "item": 1, "portal": site}
    before = drawing(context)
    assert drawing({**context, "item": 2}) == before
    assert drawing({**context, "SITENAME": "B"}) != before
    assert drawing({**context, "YEAR": 2}) != before
    assert drawing({**context, "portal": SimpleNamespace(counts=(3,))}) != before
    for name in ("row", "cell", "inner"):
        assert drawing(context, **{name: f"{DRAWING[name]}!"}) != before


def test_what_is_drawn_sees_the_sites_names_and_not_the_pages() -> None:
    context = {"SITENAME": "A", "YEAR": 1, "articles": (1,), "portal": SimpleNamespace(counts=())}
    before = drawing(context, "articles", "title")
    assert drawing({**context, "articles": (2,)}, "articles", "title") != before


@pytest.mark.parametrize(
    "page",
    [
        "{{ name|drawn }}",
        "{{ ('a' ~ name)|drawn }}",
        "{{ 'row'|drawn(**title) }}",
        "{{ ['row']|map('drawn', item=1)|join }}",
        "{% filter drawn %}row{% endfilter %}",
        "{% include name %}",
    ],
)
def test_a_page_that_does_not_say_what_it_shows_is_always_rendered(page: str) -> None:
    assert templates(**DRAWING | {"page": page}).depend("page", {}, frozenset()) is None


def test_names_that_a_page_brings_itself_are_no_matter_of_the_context() -> None:
    context = {"SITENAME": "A", "title": object(), "portal": SimpleNamespace(years=())}
    assert templates(**PAGE).depend("page", context, frozenset()) is None
    assert depends(context, frozenset({"title"}))
