import pytest

from assistant.phi.normalizing import normalize, strip_unstorable


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("plain ascii", "plain ascii", id="ascii"),
        pytest.param("Zoë", "Zoë", id="composed"),
        pytest.param("Zoe\u0308", "Zoë", id="combining_mark"),
        pytest.param("jo\u200bhn", "john", id="zero_width"),
        pytest.param("O\u2019Neill \u2013 5", "O'Neill - 5", id="quotes_and_dashes"),
        pytest.param("\uff15\uff15\uff15", "555", id="wide_digits"),
        pytest.param("a\x00b\ud83d", "ab", id="nul_and_surrogate"),
        pytest.param("\ufb01ne", "fine", id="ligature"),
    ],
)
def test_a_text_is_brought_into_one_form(typed: str, read: str) -> None:
    assert normalize(typed).text == read


def test_every_stretch_finds_its_way_back() -> None:
    typed = "I\u2019m Jo\u200be\u0301 \ufb01ne"
    normalized = normalize(typed)

    start = normalized.text.index("Joé")

    assert normalized.as_typed(start, start + 3) == (4, 9)


def test_a_ligature_is_taken_whole() -> None:
    normalized = normalize("\ufb01")

    assert normalized.as_typed(0, 1) == (0, 1)
    assert normalized.as_typed(1, 2) == (0, 1)


def test_nul_and_lone_surrogates_are_stripped_and_emoji_stay() -> None:
    assert strip_unstorable("a\x00b \ud83d \U0001f600") == "ab  \U0001f600"
    assert strip_unstorable("a\x00b") == "ab"
