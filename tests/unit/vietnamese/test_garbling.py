import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import garbled, garbling
from portal.vietnamese.codepages import DECODERS

ORIGINALS = sorted((Path(__file__).parents[3] / "content" / "originals").glob("*.txt"))
MISREAD_UTF_8 = "UTF-8 bị đọc nhầm thành windows-1252"

# The first garbled word stands behind the bar.
GARBLED = [
    ("|Hîp t¸c x·", "TCVN3 (ABC)"),
    ("|Liªn minh hîp t¸c x· tØnh Kiªn Giang", "TCVN3 (ABC)"),
    ("|§¹i héi Liªn minh ®­îc tæ chøc", "TCVN3 (ABC)"),
    ("|Hôïp taùc xaõ", "VNI-Windows"),
    ("|ÑAÏI HOÄI LIEÂN MINH HÔÏP TAÙC XAÕ", "VNI-Windows"),
    ("|Há»£p tÃ¡c xÃ£", MISREAD_UTF_8),
    ("Trang |chá»§ Ã\u00bd kiáº¿n Há»— trá»£ ká»¹ thuáº\u00adt", MISREAD_UTF_8),
    ("|Ho+.p ta'c xa~", "VIQR"),
    ("|DDa.i ho^.i Lie^n minh ho+.p ta'c xa~", "VIQR"),
    ("|Hõòp taìc xaÞ ðýõòc hôÞ trõò", "windows-1258"),
    ("---\ntitle: |Hîp t¸c x·\n---\n\nĐại hội Liên minh HTX tỉnh.", "TCVN3 (ABC)"),
    ("Đại hội Liên minh HTX tỉnh.\n\n- |Hôïp taùc xaõ noâng nghieäp", "VNI-Windows"),
    ("Theo tờ trình: |hîp t¸c x· ®­îc hç trî vèn", "TCVN3 (ABC)"),
]

SOUND = [
    "",
    "Liên minh Hợp tác xã tỉnh Kiên Giang",
    "Ðại hội Liên minh HTX, thủy/thuỷ, hòa/hoà",
    "tôi có cô dì, bà là gì? thì ra là bà có cà phê ở đó, và là hà hà",
    "façade, naïve, Đại học Köln, Noël, Loïc và Thaï ở São Paulo, Malmö",
    "Loïc, Thaï",
    "Le préfet a déclaré que les élèves étaient prêts dès l'été; où êtes-vous, Anaïs? À l'hôpital.",
    "Die Genossenschaften für Österreich: größere Städte müssen ihre Bücher führen; schöne Grüße.",
    "El señor Muñoz comió piñas; mañana habrá más niños en España: ¿qué pasó? ¡Adiós!",
    "As irmãs não compraram maçãs; são três opções: à mão, lá, cá, pôr, põe, mãe, cão, chão.",
    "På øen bor også børn og en å; rødgrød med fløde; förbundet för små gårdar.",
    "25°C ± 5 µm × 3 m², 10 N·m; £5; © 2011 ® ™ § ½ ¼ « mot » “lời” … • ¹²³",
    "`a^b`, x^2 + y^2 = z^2, a^n + e^n; for (i = 0; i < n; i++) { data(x); foo+'bar'; }",
    "C++ don't can't I'm you're rock'n'roll ~/foo e.g. i.e. u.a. 'a' `a` a.nguyen@example.vn",
    "https://example.com/a?b=c&o=d~e file.tar.gz www.a.vn re.sub(\"[aeo]^'\", '')",
    "1.943 thành viên, 97 tỷ 155 triệu đồng, 25.000 ha, 747/QĐ-UB, 50 %",
]

# What `garbling` looks for, written plainly; it says the same in a way that is quick to search.
PLAIN_SUSPECT = re.compile(
    r"[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]"
    r"|[aeoô][ùõâ]|u[ùõ]|[ae][áàãéèúê]"
    r"|á[º»]|Ã[¡-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f]"
    r"|(?-i:[a-z][À-ÖØ-Þ]|[a-z][¡-¿×÷][a-z]|[A-Z][¡-¿×÷][A-Z])"
    r"|(?:[aeo]\^|[ou]\+|a\()['`?~.a-z]",
    re.IGNORECASE,
)
SIGNS = [*map(chr, range(0x20, 0x100)), *"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"]


@pytest.mark.parametrize(("marked", "name"), GARBLED)
def test_names_what_was_misread_and_where(marked: str, name: str) -> None:
    assert garbled(marked.replace("|", "")) == (marked.index("|"), name)


@pytest.mark.parametrize("text", SOUND)
def test_leaves_sound_text_alone(text: str) -> None:
    assert garbled(text) is None
    assert garbled(unicodedata.normalize("NFD", text)) is None


def test_leaves_many_languages_in_one_text_alone() -> None:
    assert garbled("\n".join(SOUND)) is None


@pytest.mark.parametrize("original", ORIGINALS, ids=lambda path: path.stem)
def test_leaves_the_originals_alone(original: Path) -> None:
    assert garbled(original.read_text("utf-8")) is None


@pytest.mark.parametrize("original", ORIGINALS, ids=lambda path: path.stem)
def test_knows_an_original_that_was_misread(original: Path) -> None:
    misread = original.read_bytes().decode("latin-1")
    found = garbled(misread)
    assert found is not None
    assert found[1] == MISREAD_UTF_8


@pytest.mark.parametrize("ending", ["", "x", "X", *"'`?~."])
def test_suspects_the_same_as_the_plain_expression(ending: str) -> None:
    for pair in product(SIGNS, repeat=2):
        word = "".join(pair) + ending
        assert bool(garbling._SUSPECT.search(word)) == bool(PLAIN_SUSPECT.search(word)), word


@given(st.text(alphabet=st.characters(max_codepoint=0x2100)))
def test_takes_any_text(text: str) -> None:
    found = garbled(text)
    assert found is None or (0 <= found[0] < len(text) and isinstance(found[1], str))


@given(st.binary())
def test_any_bytes_are_a_text_in_every_table(data: bytes) -> None:
    assert all(isinstance(decode(data), str) for decode in DECODERS.values())
