from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness import MENU, digests
from hypothesis import given
from hypothesis import strategies as st

from portal.editing import check, new
from portal.sources import read_corpus

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "menu.yaml").write_text(MENU, encoding="utf-8")
    return tmp_path


def answers(*given: str) -> Callable[[str], str]:
    """Answer questions in order; then the input ends."""
    left: Iterator[str] = iter(given)

    def ask(_: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return ask


def test_a_draft_lies_under_the_right_name_and_passes_the_check(
    content: Path, capsys: Capsys
) -> None:
    assert new(content, ask=answers("Hội nghị tổng kết", "3", "2018-02-21")) == 0
    path = content / "van-ban-trung-uong" / "2018-02-21-hoi-nghi-tong-ket.md"
    assert str(path) in capsys.readouterr().out
    assert path.read_bytes().decode() == (
        '---\ntitle: "Hội nghị tổng kết"\ndate: 2018-02-21\ncategory: van-ban-trung-uong\n'
        "status: draft\n---\n\nViết nội dung ở đây.\n"
    )
    assert check(content) == 0
    assert "Không có lỗi nào" in capsys.readouterr().out


def test_a_wrong_answer_is_explained_and_asked_again(content: Path, capsys: Capsys) -> None:
    asked = answers(
        "", "…", "Tên", "99", "0", "Tin tứk", "Tin tức", "hôm nay", "2011-02-30", "2011"
    )
    assert new(content, ask=asked) == 0
    said = capsys.readouterr().out
    assert said.count("Tiêu đề cần có chữ hoặc số.") == 2
    assert said.count("gõ số đứng trước tên") == 3
    assert "Ngày “2011-02-30” không đúng" in said
    assert (content / "tin-tuc" / "2011-ten.md").is_file()


def test_what_is_given_is_not_asked(content: Path) -> None:
    given = {"title": "Tên", "category": "hoat-dong", "date": "2018-02-21T14:45"}
    assert new(content, ask=answers(), **given) == 0
    assert (content / "hoat-dong" / "2018-02-21-ten.md").is_file()


@pytest.mark.parametrize(
    "given",
    [
        {"title": "…", "category": "1", "date": "2011"},
        {"title": "A\x07", "category": "1", "date": "2011"},
        {"title": "A", "category": "khác", "date": "2011"},
        {"title": "A", "category": "1", "date": "2011-13"},
    ],
)
def test_what_is_given_wrongly_is_wrong_use(
    content: Path, capsys: Capsys, given: dict[str, str]
) -> None:
    before = digests(content)
    assert new(content, ask=answers(), **given) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert digests(content) == before


def test_nothing_is_overwritten(content: Path, capsys: Capsys) -> None:
    given = {"title": "Tên", "category": "1", "date": "2011"}
    assert new(content, ask=answers(), **given) == 0
    before = digests(content)
    assert new(content, ask=answers(), **given) == 2
    assert "Đã có tệp" in capsys.readouterr().err
    assert digests(content) == before


@pytest.mark.parametrize("said", [(), ("Tên",), ("Tên", "1")])
def test_the_end_of_input_gives_up(content: Path, capsys: Capsys, said: tuple[str, ...]) -> None:
    before = digests(content)
    assert new(content, ask=answers(*said)) == 1
    assert "Đã dừng, chưa viết gì." in capsys.readouterr().err
    assert digests(content) == before


def test_without_a_sound_menu_nothing_is_asked(tmp_path: Path, capsys: Capsys) -> None:
    assert new(tmp_path / "khong-co", ask=answers()) == 2
    assert new(tmp_path, ask=answers()) == 1
    (tmp_path / "menu.yaml").write_text("editions: [", encoding="utf-8")
    assert new(tmp_path, ask=answers()) == 1
    assert "check" in capsys.readouterr().err


def test_every_entry_can_be_chosen(content: Path, capsys: Capsys) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "5"

    assert new(content, title="Tên", date="2011", ask=ask) == 0
    assert [line.strip() for line in asked[0].splitlines()[1:-1]] == [
        "1. Tin tức",
        "2. VĂN BẢN",
        "3. Văn bản Trung ương",
        "4. Văn bản địa phương",
        "5. Hoạt động",
    ]
    assert (content / "hoat-dong" / "2011-ten.md").is_file()


TITLES = st.text(
    st.one_of(st.sampled_from("aạđ:#'\"\\[]{}&*!|>%@`-?, \n\t\u0301\u2028"), st.characters())
)


@given(TITLES.map("A{}".format))
def test_any_title_is_refused_or_comes_back_from_the_draft(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    content = tmp_path_factory.mktemp("content")
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    if new(content, title=title, category="1", date="2011") == 0:
        (reading,) = read_corpus(content).readings
        assert reading.findings == ()
        assert reading.document is not None
        assert "".join(reading.document.title.split())
