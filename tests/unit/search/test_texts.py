from hypothesis import given
from hypothesis import strategies as st

from portal.search.texts import cut

LINES = st.lists(st.text("ab ", min_size=1, max_size=30), max_size=20)


@given(LINES, st.integers(1, 6))
def test_parts_join_to_the_text_and_tell_whether_more_follows(lines: list[str], count: int) -> None:
    text = "\n".join(lines)
    parts = cut(text, count)
    assert len(parts) == count
    assert "".join(parts) == text
    for number, part in enumerate(parts):
        assert part.endswith("\n") == any(parts[number + 1 :])


def test_parts_are_of_about_one_length() -> None:
    parts = cut("\n".join(["x" * 99] * 30), 3)
    assert [len(part) for part in parts] == [1000, 1000, 999]
