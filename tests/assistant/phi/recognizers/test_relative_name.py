import pytest

from assistant.phi.recognizers.relative_name import RelativeNameRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("my husband Tom drove", ["Tom"], id="husband"),
        pytest.param("our oncologist, Okonjo, said", ["Okonjo"], id="comma"),
        pytest.param("my sister priya", ["priya"], id="lower"),
        # not found
        pytest.param("my husband drove", [], id="verb"),
        # near misses
        pytest.param("my doctor Tylenol", [], id="drug"),
    ],
)
def test_relative_name(text: str, expected: list[str]) -> None:
    assert found(RelativeNameRecognizer(), text) == expected
