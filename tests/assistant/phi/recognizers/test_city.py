import pytest

from assistant.phi.recognizers.city import CityRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("i live in boise and drive far", ["boise"], id="lives"),
        pytest.param("from Dayton, OH", ["Dayton"], id="state"),
        pytest.param("Fulton County hospital", ["Fulton County"], id="county"),
        # not found
        pytest.param("i live in texas", [], id="state_only"),
        pytest.param("the pain moved to my shoulder", [], id="no_place"),
        # near misses
        pytest.param("spread to bone", [], id="organ"),
        pytest.param("we moved to canada", [], id="country"),
    ],
)
def test_city(text: str, expected: list[str]) -> None:
    assert found(CityRecognizer(), text) == expected
