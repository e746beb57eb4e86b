"""What the building process tells the one that serves the preview: plain data, sent as JSON."""

from __future__ import annotations

from typing import Literal, TypedDict

Outcome = Literal["built", "partly", "same", "errors", "outdated"]
"""New pages lie there · so does the edited one, and others wait for a build · nothing to write ·
the last good pages stay · a new build is needed."""


class Told(TypedDict):
    """A finding as people read it: one line, its path as it is seen from the current folder."""

    text: str
    weight: Literal["ERROR", "WARNING"]


class Answer(TypedDict):
    """What came of a build or of an edit.

    ``pages`` counts the pages that an edit wrote. ``addresses`` has the address of every document
    by its path, and ``drafts`` the addresses of drafts; both are empty where they are as before.
    """

    outcome: Outcome
    findings: list[Told]
    pages: int
    addresses: dict[str, str]
    drafts: list[str]
