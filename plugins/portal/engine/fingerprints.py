"""What a page depends on, boiled down to a digest: while it stays, the page stays.

A page is made of its template with all that this includes or draws, of the names that those
templates take from the shared context, and of what is handed to this page alone.
"""

from __future__ import annotations

import dataclasses
import hashlib
import pickle
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment, meta, nodes

SITE = "portal"
"""The name under which templates find the site; they depend on the attributes that they name."""

DRAWN = "drawn"
"""The filter that draws a template once for all pages that show the same of it."""

# Pelican gives each page its own; the site's attributes are looked at one by one.
_OF_EACH_PAGE = {SITE, "SITEURL", "localsiteurl", "output_file"}


def digest(*marks: str) -> bytes:
    """Return a short digest of marks, none of which runs into the next."""
    told = "".join([f"{len(mark)}:{mark}" for mark in marks])
    return hashlib.blake2b(told.encode(), digest_size=16).digest()


def mark(value: object) -> str:
    """Return a text that is equal for equal values and no others; TypeError if that can't be told.

    A value that has a ``mark`` of its own, as documents have, stands for itself by it.
    """
    own = getattr(value, "mark", None)
    if isinstance(own, str):
        return own
    if value is None or isinstance(value, (str, int, float, bytes)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return "(" + ",".join(map(mark, value)) + ")"
    if isinstance(value, (set, frozenset)):
        return "<" + ",".join(sorted(map(mark, value))) + ">"
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{mark(k)}:{mark(v)}" for k, v in value.items())) + "}"
    if dataclasses.is_dataclass(value):
        fields = (getattr(value, field.name) for field in dataclasses.fields(value))
        return type(value).__name__ + mark(tuple(fields))
    raise TypeError(f"no mark for {type(value).__name__}")


_Use = tuple[str, frozenset[str]]
"""A template that is used, and the names that it is given rather than takes from the context."""


class _Read(NamedTuple):
    """A template's source, what it uses, and the names it takes from the context.

    What it includes sees all that it sees itself; what is ``drawn`` is given names of its own.
    """

    source: str
    included: tuple[str | None, ...]
    drawn: tuple[_Use | None, ...]
    names: frozenset[str]
    attributes: frozenset[str]


class Templates:
    """The templates of one Jinja environment and what each of them depends on.

    ``before`` is what an earlier build has packed of them.
    """

    def __init__(self, environment: Environment, before: bytes | None = None) -> None:
        self._environment = environment
        self._before: dict[str, _Read] = pickle.loads(before) if before else {}  # noqa: S301  # our own
        self._read: dict[str, _Read] = {}
        self._found: dict[_Use, bytes | None] = {}

    def depend(self, name: str, context: Mapping[str, Any], given: frozenset[str]) -> bytes | None:
        """Return the digest of a template, all that it uses, and what they take from context.

        ``given`` are the names that each page brings itself. The context is the same for all pages.
        None means that something is taken that has no mark: such pages are always rendered.
        """
        if (name, given) not in self._found:
            try:
                self._found[name, given] = self._depend((name, given), context)
            except TypeError:
                self._found[name, given] = None
        return self._found[name, given]

    def pack(self) -> bytes:
        """Return what the templates say that were asked for, for a later build."""
        return pickle.dumps(self._read)

    def _depend(self, use: _Use, context: Mapping[str, Any]) -> bytes:
        uses = self._closure(use, set())
        templates = [self._template(name) for name in sorted({name for name, _ in uses})]
        names = {n for name, given in uses for n in self._template(name).names - given}
        taken = sorted((names & context.keys()) - _OF_EACH_PAGE)
        site = context.get(SITE)
        attributes = sorted(frozenset[str]().union(*(t.attributes for t in templates)))
        return digest(
            *(template.source for template in templates),
            *(f"{name}={mark(context[name])}" for name in taken),
            *(f"{name}={mark(getattr(site, name))}" for name in attributes),
        )

    def _closure(self, use: _Use, found: set[_Use]) -> set[_Use]:
        if use not in found:
            found.add(use)
            name, given = use
            template = self._template(name)
            included = (other and (other, given) for other in template.included)
            for other in (*included, *template.drawn):
                if not other:
                    raise TypeError(f"{name} uses a template whose name is not fixed")
                self._closure(other, found)
        return found

    def _template(self, name: str) -> _Read:
        if name not in self._read:
            loader = self._environment.loader
            source = loader.get_source(self._environment, name)[0] if loader else ""
            before = self._before.get(name)
            same = before if before and before.source == source else None
            self._read[name] = same or _read(self._environment, source)
        return self._read[name]


def _read(environment: Environment, source: str) -> _Read:
    tree = environment.parse(source)
    return _Read(
        source,
        included=tuple(meta.find_referenced_templates(tree)),
        drawn=tuple(_drawn(tree)),
        names=frozenset(meta.find_undeclared_variables(tree)),
        attributes=frozenset(_of_site(tree)),
    )


def _drawn(tree: nodes.Template) -> Iterator[_Use | None]:
    """Yield what ``'name'|drawn(…)`` draws; None where that can't be told."""
    for node in tree.find_all(nodes.Filter):
        if node.name == DRAWN:
            yield _drawn_by(node)
        elif any(isinstance(name, nodes.Const) and name.value == DRAWN for name in node.args):
            yield None  # many templates, by map


def _drawn_by(node: nodes.Filter) -> _Use | None:
    if not isinstance(node.node, nodes.Const) or node.dyn_kwargs:
        return None
    given: list[nodes.Keyword] = node.kwargs  # type: ignore[assignment]  # Jinja says Pair, makes these
    return node.node.value, frozenset(keyword.key for keyword in given)


def _of_site(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == SITE:
            yield node.attr
