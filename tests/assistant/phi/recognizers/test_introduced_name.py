import pytest

from assistant.phi.recognizers.introduced_name import IntroducedNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("my name is jolene parker", ["jolene parker"], id="my_name"),
        pytest.param("call me Dot", ["Dot"], id="call_me"),
        pytest.param("my name is Xkcdia", ["Xkcdia"], id="nonsense"),
        pytest.param("Name: Ana Ruiz", ["Ana Ruiz"], id="colon"),
        pytest.param("hi its me vu again", ["vu"], id="its_me"),
        pytest.param("mwen rele Wideline", ["Wideline"], id="in_creole"),
        # not found
        pytest.param("what is the name of that drug", [], id="no_name"),
        # near misses
        pytest.param("my name is on the list", [], id="verb"),
        pytest.param("it's me again", [], id="nobody"),
        pytest.param("pt c/o SOB today", [], id="short_form_of_a_symptom"),
    ],
)
def test_introduced_name(text: str, expected: list[str]) -> None:
    assert found(IntroducedNameRecognizer(), text) == expected
