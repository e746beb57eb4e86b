"""What is drawn once shows what it was given, and nothing of the page that it stands on."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup
from samples import document

from portal.menus import Drawn, drawn

TEMPLATES = {
    "page": "{{ 'row'|drawn(document=document) }}",
    "row": "<{{ SITEURL }} {{ NAME }} {{ document.title }}>",
    "other": "{{ document.title }}",
    "value": "{{ value }}",
    "of the page": "{{ document.title }} {{ output_file }}",
    "nested": "({{ 'row'|drawn(document=document) }})",
}


class Site:
    """An environment with a filter that draws, and how often it did."""

    def __init__(self, **shared: Any) -> None:
        self.times = 0
        environment = Environment(
            loader=DictLoader({name: f"{{{{ count() }}}}{t}" for name, t in TEMPLATES.items()}),
            autoescape=True,
            undefined=StrictUndefined,
        )
        self.drawn = Drawn(environment, {"SITEURL": "https://a.example", "NAME": "Tên", **shared})
        environment.filters["drawn"] = self.drawn.draw
        environment.globals["count"] = self._count
        self._environment = environment

    def _count(self) -> str:
        self.times += 1
        return ""

    def draw(self, name: str, root: str = "..", **given: object) -> str:
        """Draw a template on a page, which brings names of its own."""
        arguments = ", ".join(f"{key}={key}" for key in given)
        page = self._environment.from_string(f"{{{{ '{name}'|drawn({arguments}) }}}}")
        return page.render(SITEURL=root, output_file="a.html", **given)


def test_what_is_equal_is_drawn_once() -> None:
    site = Site()
    assert site.draw("row", document=document("Một & hai")) == "<.. Tên Một &amp; hai>"
    assert site.draw("row", document=document("Một & hai")) == "<.. Tên Một &amp; hai>"
    assert site.times == 1


@pytest.mark.parametrize(
    ("name", "root", "title"), list(product(("row", "other"), ("..", "../.."), ("Một", "Hai")))[1:]
)
def test_what_differs_is_drawn_anew(name: str, root: str, title: str) -> None:
    site = Site()
    site.draw("row", "..", document=document("Một"))
    found = site.draw(name, root, document=document(title))
    assert found == Site().draw(name, root, document=document(title))
    assert site.times == 2


VALUES = [1, True, "1", Markup("1"), None, "None", 0, False, "", "<", Markup("<")]


def test_values_that_only_look_equal_are_drawn_apart() -> None:
    site = Site()
    for value in VALUES * 2:
        assert site.draw("value", value=value) == Site().draw("value", value=value)
    assert site.times == len(VALUES)


def test_a_value_is_not_taken_for_a_mark() -> None:
    site = Site()
    one = document("Một")
    site.draw("value", value=one.mark)
    assert site.draw("value", value=one) != one.mark


def test_nothing_of_the_page_is_seen() -> None:
    with pytest.raises(UndefinedError, match="output_file"):
        Site().draw("of the page", document=document("Một"))


def test_what_is_given_must_be_there() -> None:
    with pytest.raises(UndefinedError, match="value"):
        Site().draw("value", value=StrictUndefined(name="value"))


@pytest.mark.parametrize("value", [[1], {"a": 1}, object(), 1.5, (1, 2)])
def test_what_can_not_be_told_from_others_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has no mark"):
        Site().draw("value", value=value)


def test_what_is_drawn_may_draw() -> None:
    site = Site()
    assert site.draw("nested", document=document("Một")) == "(<.. Tên Một>)"
    site.draw("row", document=document("Một"))
    assert site.times == 2


def test_what_is_given_hides_what_all_pages_see() -> None:
    site = Site(value="của cả trang")
    assert site.draw("value") == "của cả trang"
    assert site.draw("value", value="của riêng") == "của riêng"
    assert site.draw("value") == "của cả trang"


def test_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "_MOST", 3)
    site = Site()
    numbers = [*range(5), *range(5)]
    assert [site.draw("value", value=number) for number in numbers] == list(map(str, numbers))
    assert 5 < site.times <= 10
