import pytest

from assistant.phi.recognizers.named_day import NamedDayRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("since St Andrew's Day", ["St Andrew's Day"], id="saint"),
        pytest.param("she fell on Mashujaa Day", ["Mashujaa Day"], id="capitals"),
        pytest.param("on Norwegian constitution day", ["Norwegian constitution day"], id="nation"),
        pytest.param("operated at midsummer", ["midsummer"], id="holiday"),
        pytest.param("on Mothering Sunday", ["Mothering Sunday"], id="sunday"),
        pytest.param("el 4 de agosto", ["4 de agosto"], id="spanish_month"),
        pytest.param("18 nentor", ["18 nentor"], id="albanian_month"),
        pytest.param("the third of the ninth", ["third of the ninth"], id="ordinals"),
        # not found
        pytest.param("one bad day after another", [], id="plain_day"),
        pytest.param("mai tai is my drink", [], id="month_without_a_day"),
        # near misses
        pytest.param("Every day I take it", [], id="every_day"),
        pytest.param("Cycle Day 8", [], id="cycle_day"),
        pytest.param("the Macmillan Day Unit", [], id="day_unit"),
        pytest.param("a third of the patients", [], id="share"),
    ],
)
def test_named_day(text: str, expected: list[str]) -> None:
    assert found(NamedDayRecognizer(), text) == expected
