"""What is worked out of each article is worked out again only where something has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from samples import EMPTY, MENU, document

from portal.engine import derived, session_of
from portal.sources import Corpus, Document, Sources, Text

ASKED: list[str] = []


def shouted(sign: str, articles: Sequence[tuple[Document, str]]) -> list[str]:
    ASKED.extend(one.title for one, _ in articles)
    return [html + sign if html else "" for _, html in articles]


def test_only_what_has_changed_is_asked(tmp_path: Path) -> None:
    session = session_of({"OUTPUT_PATH": str(tmp_path)})
    texts = {"a.md": Text("A"), "b.md": Text("B"), "c.md": Text("")}
    sources = Sources(Corpus(MENU, (), (), ()), texts.__getitem__)
    documents = {path: document(path.removesuffix(".md")) for path in texts}

    def ask(sign: str) -> tuple[dict[str, str], list[str]]:
        ASKED.clear()
        found = derived(session, sources, documents, "shouted", partial(shouted, sign))
        return found, list(ASKED)

    assert ask("!") == ({"a.md": "A!", "b.md": "B!"}, ["a", "b", "c"])
    assert ask("!") == ({"a.md": "A!", "b.md": "B!"}, [])
    assert ask("?") == ({"a.md": "A?", "b.md": "B?"}, ["a", "b", "c"])
    texts["a.md"] = Text("Á")
    documents["a.md"] = replace(documents["a.md"], body=replace(EMPTY, digest="1"))
    del documents["b.md"]
    assert ask("?") == ({"a.md": "Á?"}, ["a"])
    assert set(session.store.derived("shouted")) == {"a.md", "c.md"}
