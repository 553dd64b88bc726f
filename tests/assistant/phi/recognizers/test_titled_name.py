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
        # not found
        pytest.param("dr said no", [], id="no_name"),
        # near misses
        pytest.param("doctor visits are hard", [], id="visit"),
    ],
)
def test_titled_name(text: str, expected: list[str]) -> None:
    assert found(TitledNameRecognizer(), text) == expected
