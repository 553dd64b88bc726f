import pytest

from assistant.phi.recognizers.health_plan import HealthPlanRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("member id XZ 99 1201", ["XZ 99 1201"], id="member"),
        pytest.param("1EG4-TE5-MK73", ["1EG4-TE5-MK73"], id="mbi"),
        pytest.param("nhs number 943 476 5919", ["943 476 5919"], id="nhs"),
        pytest.param("group # 77120", ["77120"], id="group"),
        pytest.param("policy number is H-2210-88", ["H-2210-88"], id="policy"),
        pytest.param("blue shield, XQA 220 118 940", ["XQA 220 118 940"], id="letters_before"),
        # not found
        pytest.param("i have medicare part b", [], id="medicare"),
        # near misses
        pytest.param("group number of 7 people", [], id="support"),
        pytest.param("plan for 3 cycles", [], id="plan"),
    ],
)
def test_health_plan(text: str, expected: list[str]) -> None:
    assert found(HealthPlanRecognizer(), text) == expected
