"""What an import tells an editor: in each article what to look at, once what all pages repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from portal.intake.bringing import Brought
from portal.intake.draft import Draft
from portal.intake.proof import words

_MOST_DIFFERENCES = 20


class Report:
    """The lines of the report on one import; a passage on several of its pages is told at the end.

    Passages that differ in their figures only, as counters do, are one.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._pages: Counter[str] = Counter()
        self._shown: dict[str, str] = {}
        for draft in drafts:
            prose = {one.key: one.text for one in draft.left_out if one.is_prose}
            self._pages.update(prose.keys())
            self._shown = prose | self._shown

    def of(self, brought: Brought) -> Iterator[str]:
        """Yield what an editor has to look at in one article."""
        yield f"{brought.path}: {brought.words} chữ"
        yield from (f"  xem lại: {doubt}" for doubt in brought.doubts)
        yield from self._left_out(brought)
        for difference in brought.differences[:_MOST_DIFFERENCES]:
            said = "mất" if difference.lost > 0 else "thừa"
            times = abs(difference.lost)
            yield f"  {said} {times} “{difference.word}”: … {difference.context} …"
        more = len(brought.differences) - _MOST_DIFFERENCES
        if more > 0:
            yield f"  và {more} chữ khác nữa"

    def _left_out(self, brought: Brought) -> Iterator[str]:
        count = sum(len(words(one.text)) for one in brought.left_out)
        prose = [one for one in brought.left_out if one.is_prose and self._pages[one.key] < 2]
        if count:
            which = f", trong đó có {len(prose)} đoạn văn:" if prose else " (đầu, cuối trang, menu)"
            yield f"  để ngoài bài {count} chữ{which}"
        yield from (f"    ngoài bài: “{one.text}”" for one in prose)

    def repeated(self) -> Iterator[str]:
        """Yield the passages that were left out of several articles, each once."""
        several = [(count, key) for key, count in self._pages.items() if count > 1]
        if several:
            yield "Đoạn văn có trên nhiều trang, đã để ngoài bài:"
        for count, key in sorted(several, key=lambda one: (-one[0], one[1])):
            yield f"  {count} trang: “{self._shown[key]}”"
