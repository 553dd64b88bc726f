import pytest

from assistant.phi.recognizers.employer import EmployerRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("i work at Delphi Paper", ["Delphi Paper"], id="works"),
        pytest.param("my shift at walmart", ["walmart"], id="known"),
        pytest.param("she goes to Lincoln High School", ["Lincoln High School"], id="school"),
        pytest.param("dad was a welder for Bluewater", ["Bluewater"], id="trade"),
        pytest.param(
            "the police department of Salem", ["police department of Salem"], id="department"
        ),
        # not found
        pytest.param("i work from home", [], id="plain"),
        # near misses
        pytest.param("targeted drugs work for me", [], id="target"),
    ],
)
def test_employer(text: str, expected: list[str]) -> None:
    assert found(EmployerRecognizer(), text) == expected
