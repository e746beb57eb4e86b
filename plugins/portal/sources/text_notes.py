"""Notes on the text: what the archivist says of single words, such as a slip of the original.

``text_notes`` of the front matter has the words as they stand and a note for each. The words get a
link to their note, which stands outside of the text; not a letter of the text changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.sources.findings import Finding, did_you_mean, quoted, warning
from portal.sources.flow import Annotation, Flow, annotated
from portal.sources.yaml_nodes import Keys, Scalar

KEY = "text_notes"
_SIGNS = ".,;:!?()“”\"'"


@dataclass(frozen=True, slots=True)
class TextNote:
    """A note on ``words`` that stand once in a text."""

    words: str
    note: str

    def places(self, flow: Flow) -> list[re.Match[str]]:
        """Return where in a text the words stand, whichever blanks are between them."""
        words = r"[^\S\n]+".join(map(re.escape, self.words.split()))
        return list(re.finditer(rf"(?<!\w){words}(?!\w)", flow.text))


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """The annotator that links the words to their notes, which are numbered in their order."""

    notes: tuple[TextNote, ...]

    @property
    def mark(self) -> str:
        """Return a text that is equal for equal annotators."""
        return repr(self.notes)

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        """Yield a link for each note."""
        for number, note in enumerate(self.notes, 1):
            for place in note.places(flow)[:1]:
                yield Annotation(place.start(), place.end(), "a", _attributes(number))


def read_text_notes(keys: Keys) -> tuple[TextNote, ...]:
    """Return the notes that front matter has, in its order."""
    node = keys.nodes.get(KEY)
    items = node.nodes.items() if isinstance(node, Keys) else ()
    return tuple(
        TextNote(words, note.text)
        for words, note in items
        if words.strip() and isinstance(note, Scalar)
    )


def text_note_problems(path: str, keys: Keys, html: str) -> Iterator[Finding]:
    """Yield a finding for each note whose words don't stand in the text once, and can be marked."""
    notes = read_text_notes(keys)
    if not notes:
        return
    flow, marked = Flow.of(html), annotated(html, [NoteMarks(notes)], "")
    last = -1
    for number, note in enumerate(notes, 1):
        node = keys.nodes[KEY]
        line = node.lines[note.words] if isinstance(node, Keys) else node.line
        places = note.places(flow)
        if len(places) != 1:
            yield Finding(path, line, *_miscounted(note, len(places), flow))
            continue
        if f'id="{place_id(number)}"' not in marked:
            what = f"không đánh dấu được {quoted(note.words)} trong bài"
            yield Finding(path, line, what, "trích chữ khác: không trùng liên kết hay chữ in đậm")
        if places[0].start() < last:
            what = f"ghi chú về {quoted(note.words)} không theo thứ tự trong bài"
            yield warning(path, line, what, "xếp các ghi chú theo thứ tự của chữ trong bài")
        last = places[0].start()


def place_id(number: int) -> str:
    """Return the id of the words that a note is on."""
    return f"cho_ghi_chu_{number}"


def _attributes(number: int) -> tuple[tuple[str, str], ...]:
    return (
        ("class", "noted"),
        ("id", place_id(number)),
        ("href", f"#ghi_chu_{number}"),
        ("data-note", str(number)),
        ("title", f"Ghi chú {number} của người lưu trữ"),
    )


def _miscounted(note: TextNote, count: int, flow: Flow) -> tuple[str, str]:
    if count:
        what = f"{quoted(note.words)} có {count} lần trong bài"
        return what, "trích thêm vài chữ đứng trước hay sau để chỉ còn một chỗ"
    words = flow.text.split()
    runs = zip(*(words[at:] for at in range(len(note.words.split()))), strict=False)
    known = (" ".join(run).strip(_SIGNS) for run in runs)
    remedy = did_you_mean(note.words, known, "chép đúng từng chữ như trong bài")
    return f"bài không có chữ {quoted(note.words)}", remedy
