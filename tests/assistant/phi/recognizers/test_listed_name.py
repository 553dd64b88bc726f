import pytest

from assistant.phi.recognizers.listed_name import ListedNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("ask Linda Kowalski", ["Linda Kowalski"], id="pair"),
        pytest.param("then priya came", ["priya"], id="lower"),
        pytest.param(
            "ok so Will Abernathy came", ["Will", "Abernathy"], id="small_word_before_last_name"
        ),
        # not found
        pytest.param("my port hurts", [], id="none"),
        # near misses
        pytest.param("it will hurt, may be bad", [], id="will"),
        pytest.param("Abraxane today", [], id="drug"),
        pytest.param("tea with sage and herb salt", [], id="mostly_a_word"),
    ],
)
def test_listed_name(text: str, expected: list[str]) -> None:
    assert found(ListedNameRecognizer(), text) == expected
