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
        pytest.param(
            "i work for Zenith Bank. My sister hid it", ["Zenith Bank"], id="up_to_the_full_stop"
        ),
        # not found
        pytest.param("i work from home", [], id="plain"),
        # near misses
        pytest.param("targeted drugs work for me", [], id="target"),
        pytest.param("my Uber driver works late", [], id="service"),
    ],
)
def test_employer(text: str, expected: list[str]) -> None:
    assert found(EmployerRecognizer(), text) == expected
