import pytest

from assistant.phi.recognizers.titled_name import TitledNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("Dr. Okafor said", ["Okafor"], id="dr"),
        pytest.param("dr patel said", ["patel"], id="lower"),
        pytest.param("Dr Grace will see me", ["Grace"], id="word"),
        pytest.param("Mr. Hodgkin", ["Hodgkin"], id="eponym"),
        pytest.param("dr ewing told us", ["ewing"], id="eponym_in_small_letters"),
        # not found
        pytest.param("dr said no", [], id="no_name"),
        # near misses
        pytest.param("doctor visits are hard", [], id="visit"),
        pytest.param("i see the surgeon tmrw", [], id="shortened_word"),
        pytest.param("ask Dr. Google", [], id="search_engine"),
    ],
)
def test_titled_name(text: str, expected: list[str]) -> None:
    assert found(TitledNameRecognizer(), text) == expected
