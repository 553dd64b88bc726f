import pytest

from assistant.phi.recognizers.age import AgeRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("my mom is 92", ["92"], id="digits"),
        pytest.param("a 94-year-old man", ["94"], id="years_old"),
        pytest.param("grandma is ninety-one years old", ["ninety-one"], id="words"),
        pytest.param("97yo with MDS", ["97"], id="yo"),
        pytest.param("dad turns 90 in spring", ["90"], id="turning"),
        pytest.param("she lived until 101.", ["101"], id="hundred"),
        pytest.param("grandpa lived to 97", ["97"], id="lived_to"),
        pytest.param("my dad, ninety, is tired", ["ninety"], id="apposition"),
        pytest.param("Mr Lee (say it Li) is 93, lives alone", ["93"], id="after_bracket"),
        pytest.param(
            "Yiayia hit one hundred and four on Sunday", ["one hundred and four"], id="hit"
        ),
        pytest.param("my father-in-law is 90 in spring", ["90"], id="in_law"),
        # not found
        pytest.param("my dad is 74", [], id="younger"),
        pytest.param("she is 89 years old", [], id="eighty_nine"),
        # near misses
        pytest.param("she is 92% sure", [], id="percent"),
        pytest.param("his pulse was 95 bpm", [], id="pulse"),
        pytest.param("he is 90 days out from transplant", [], id="days"),
        pytest.param("i am 98 pounds", [], id="weight"),
    ],
)
def test_age(text: str, expected: list[str]) -> None:
    assert found(AgeRecognizer(), text) == expected
