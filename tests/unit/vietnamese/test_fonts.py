import pytest
from old_encodings import ENCODERS

from portal.vietnamese import decode_run, shows_capitals
from portal.vietnamese.codepages import as_windows_shows

RUNS = [
    ("Hîp t¸c x·", ".VnTime", "Hợp tác xã", "TCVN3 (ABC)"),
    ("Hîp t¸c x·", "'.VnTime', Times, serif", "Hợp tác xã", "TCVN3 (ABC)"),
    ("Hîp t¸c x·", ".vntimeh", "HỢP TÁC XÃ", "TCVN3 (ABC)"),
    ("Liªn minh", ".VnArial NarrowH", "LIÊN MINH", "TCVN3 (ABC)"),
    ("tin", ".VnTimeH", "TIN", "TCVN3 (ABC)"),
    ("Hôïp taùc xaõ", "VNI-Times", "Hợp tác xã", "VNI-Windows"),
    ("HÔÏP TAÙC XAÕ", "VNI Helve", "HỢP TÁC XÃ", "VNI-Windows"),
    ("H®p tác xã", "VPS Times", "Hợp tác xã", "VPS"),
    ("Hợp tác xã", ".VnTime", "Hợp tác xã", "Unicode"),
    ("thành viên là bà Hà", ".VnTimeH", "thành viên là bà Hà", "Unicode"),
    ("Hîp t¸c x·", "Times New Roman", "Hîp t¸c x·", "Unicode"),
    ("Hîp t¸c x·", "UVnTime", "Hîp t¸c x·", "Unicode"),
    ("Hîp t¸c x·", "", "Hîp t¸c x·", "Unicode"),
    ("", ".VnTime", "", "TCVN3 (ABC)"),
]

UNCERTAIN = [("ïp", "VNI-Times"), ("bé", ".VnTime"), ("20°C ±5", ".VnTime")]


@pytest.mark.parametrize(("text", "font", "meant", "encoding"), RUNS)
def test_a_font_tells_the_encoding(text: str, font: str, meant: str, encoding: str) -> None:
    read = decode_run(text, font)
    assert (read.text, read.encoding, read.doubts) == (meant, encoding, ())


@pytest.mark.parametrize(("text", "font"), UNCERTAIN)
def test_a_run_that_does_not_fit_its_font_is_told(text: str, font: str) -> None:
    assert len(decode_run(text, font).doubts) == 1


@pytest.mark.parametrize(
    ("name", "font"),
    [("TCVN3 (ABC)", ".VnTime"), ("VNI-Windows", "VNI-Times"), ("VPS", "VPS Times")],
)
def test_short_runs_need_no_words_around_them(name: str, font: str) -> None:
    for text in ("Hợp", "xã", "tỉnh Kiên", "được hỗ trợ", "ở đó"):
        assert decode_run(as_windows_shows(ENCODERS[name](text)), font).text == text


def test_fonts_for_capitals() -> None:
    assert shows_capitals(".VnTimeH")
    assert not any(map(shows_capitals, [".VnTime", "Arial Black H", "VNI-TimesH", ""]))
