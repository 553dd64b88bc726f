import pytest

from assistant.phi.recognizers.facility import FacilityRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("at Riverside Cancer Center", ["Riverside Cancer Center"], id="type"),
        pytest.param("they sent me to mayo clinic", ["mayo clinic"], id="known"),
        pytest.param("surgery at st. mary's", ["st. mary's"], id="saint"),
        pytest.param("at sunrise pharmacy", ["sunrise pharmacy"], id="small_letters"),
        pytest.param("Children's of the Plains", ["Children's of the Plains"], id="children_of"),
        # not found
        pytest.param("the hospital called", [], id="plain"),
        pytest.param("the infusion center was full", [], id="unit"),
        # near misses
        pytest.param("My Oncology team is great", [], id="sentence"),
    ],
)
def test_facility(text: str, expected: list[str]) -> None:
    assert found(FacilityRecognizer(), text) == expected
