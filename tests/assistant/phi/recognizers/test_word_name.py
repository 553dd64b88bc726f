import pytest

from assistant.phi.recognizers.word_name import WordNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("my sister joy is on letrozole", ["joy"], id="after_a_relative"),
        pytest.param("will my brother cant swallow", ["will"], id="before_a_relative"),
        pytest.param("i'm dawn, 44, lobular", ["dawn"], id="introduced"),
        pytest.param("faith said she is done", ["faith"], id="acts"),
        pytest.param("ask my son Mark not me", ["Mark"], id="capital"),
        # not found
        pytest.param("i will ask for hope and grace", [], id="words"),
        pytest.param("my sister has hope", [], id="object"),
        # near misses
        pytest.param("is there hope for my sister", [], id="hope_for"),
        pytest.param("will my hair grow back", [], id="question"),
        pytest.param("may i eat rosemary with it", [], id="herb"),
    ],
)
def test_word_name(text: str, expected: list[str]) -> None:
    assert found(WordNameRecognizer(), text) == expected
