import pytest

from assistant.phi.recognizers.speaking_name import SpeakingNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("im priya, hello", ["priya"], id="listed"),
        pytest.param("this is Marisol Vega", ["Marisol Vega"], id="with_last_name"),
        # not found
        pytest.param("i'm scared", [], id="adjective"),
        # near misses
        pytest.param("I'm Catholic.", [], id="capital"),
        pytest.param("with Chronic Inflammation", [], id="ordinary_capitals"),
    ],
)
def test_speaking_name(text: str, expected: list[str]) -> None:
    assert found(SpeakingNameRecognizer(), text) == expected
