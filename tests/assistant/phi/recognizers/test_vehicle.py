import pytest

from assistant.phi.recognizers.vehicle import VehicleRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("license plate 7ABC123", ["7ABC123"], id="plate"),
        pytest.param("vin 1HGCM82633A004352", ["1HGCM82633A004352"], id="vin"),
        pytest.param("plate 5KLM 882 hit me", ["5KLM 882"], id="plate_with_blank"),
        pytest.param("car is beige, tag HANDY-4U, towed", ["HANDY-4U"], id="words_as_plate"),
        # not found
        pytest.param("the plate in my hip", [], id="word"),
        # near misses
        pytest.param("plate of 3 eggs", [], id="count"),
    ],
)
def test_vehicle(text: str, expected: list[str]) -> None:
    assert found(VehicleRecognizer(), text) == expected
