import pytest

from portal.vietnamese.capitals import restore_capitals

READ = [
    ("LIÊN MINH HợP TáC Xã", "LIÊN MINH HỢP TÁC XÃ"),
    ("<B>HộI NGHị</B> của xã", "<B>HỘI NGHỊ</B> của xã"),
    ("ĐờI SốNG ở THôN", "ĐỜI SỐNG ở THôN"),  # ô has its capital in TCVN3: not meant
    ("ĐờI SốNG ở THÔN", "ĐỜI SỐNG Ở THÔN"),
    ("UBND Xã Bình An, góp ý", "UBND Xã Bình An, góp ý"),
    ("Hợp tác xã", "Hợp tác xã"),
    ("HTX &aacute; Xã", "HTX &aacute; Xã"),
    ("HTX, THT &aacute; Xã", "HTX, THT &aacute; XÃ"),
    ("plain TEXT", "plain TEXT"),
    ("", ""),
]


@pytest.mark.parametrize(("read", "meant"), READ)
def test_capitals_come_back_where_the_rest_shows_them(read: str, meant: str) -> None:
    assert restore_capitals(read) == meant
