import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import ascii_path, slug

SLUGS = [
    ("Đại hội", "dai-hoi"),
    ("Ðại hội", "dai-hoi"),  # U+00D0
    ("747/QĐ-UB", "747-qd-ub"),
    ("SỐ LIÊU HTX - THT", "so-lieu-htx-tht"),
    ("  MÔ HÌNH TẬP THỂ, CÁ NHÂN  ", "mo-hinh-tap-the-ca-nhan"),
    ("quý I năm 2011", "quy-i-nam-2011"),
    ("a\u0323\u0302", "a"),  # NFD
    ("Ａ ﬁ ²", "a-fi-2"),
    ("“…”", ""),
    ("", ""),
]

LIMITED = [
    ("Báo cáo kết quả", 15, "bao-cao-ket-qua"),
    ("Báo cáo kết quả", 14, "bao-cao-ket"),
    ("Báo cáo kết quả", 11, "bao-cao-ket"),
    ("Báo cáo kết quả", 10, "bao-cao"),
    ("Báo cáo kết quả", 2, "ba"),
    ("…", 5, ""),
]

PATHS = [
    ("files/Bản đồ 2.PDF", "files/ban-do-2.pdf"),
    ("originals/2011-bao-cao-quy-I.txt", "originals/2011-bao-cao-quy-i.txt"),
    ("so_lieu/HTX_2011.v2.csv", "so_lieu/htx_2011.v2.csv"),
    ("Ảnh - .JPG", "anh.jpg"),
    ("日本.pdf", "tep.pdf"),
    ("日本", "tep"),
    (".htaccess", "tep.htaccess"),
    ("../a/./b//c", "tep/a/b/c"),
    ("a..b", "a.b"),
    ("a．．/b", "a/b"),  # fullwidth full stops
    ("a／b", "a-b"),  # fullwidth solidus: no new segment
    ("/", "tep"),
    ("", "tep"),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(("text", "limit", "expected"), LIMITED)
def test_limited_slugs_end_with_a_word(text: str, limit: int, expected: str) -> None:
    assert slug(text, limit) == expected


@pytest.mark.parametrize(("path", "expected"), PATHS)
def test_paths(path: str, expected: str) -> None:
    assert ascii_path(path) == expected


@given(st.text(), st.integers(min_value=1, max_value=20))
def test_any_slug_is_safe_and_within_its_limit(text: str, limit: int) -> None:
    full, short = slug(text), slug(text, limit)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", short)
    assert full.startswith(short)
    assert len(short) <= limit
    assert bool(short) == bool(full)
    assert slug(full) == full


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("./-_ \\"))))
def test_any_path_is_safe_and_settled(path: str) -> None:
    address = ascii_path(path)
    for segment in address.split("/"):
        assert re.fullmatch(r"[a-z0-9._-]+", segment)
        assert ".." not in segment
    assert ascii_path(address) == address
