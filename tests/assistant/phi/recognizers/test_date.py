import pytest

from assistant.phi.recognizers.date import DateRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("on 3/14/2023 i had surgery", ["3/14/2023"], id="numeric"),
        pytest.param("scan 2024-03-12 clear", ["2024-03-12"], id="iso"),
        pytest.param("born march 3 1951", ["march 3"], id="words"),
        pytest.param("the 5th of january", ["5th of january"], id="ordinal"),
        pytest.param("june fifth", ["june fifth"], id="spelled"),
        pytest.param("my scan on 10/14", ["10/14"], id="partial"),
        pytest.param("since last October", ["October"], id="month"),
        pytest.param("it began in may", ["may"], id="may"),
        pytest.param("chemo again before Thanksgiving", ["Thanksgiving"], id="holiday"),
        pytest.param("see me on the 14th.", ["14th"], id="day"),
        pytest.param("03/2024", ["03/2024"], id="month_year"),
        pytest.param("my may scan was clear", ["may"], id="lower_may"),
        pytest.param("dates are 3/4 and 3/25", ["3/4", "3/25"], id="series"),
        pytest.param("drawn 8/8", ["8/8"], id="participle"),
        # not found
        pytest.param("diagnosed in 2019", [], id="year"),
        pytest.param("14 months ago", [], id="relative"),
        pytest.param("every tuesday at 9:30 am", [], id="weekday"),
        pytest.param("cycle 3 day 8", [], id="cycle"),
        # near misses
        pytest.param("pain is 7/10", [], id="pain"),
        pytest.param("2/17 nodes were positive", [], id="nodes"),
        pytest.param("bp was 12/8 on waking", [], id="pressure"),
        pytest.param("i may be sick, may i march on", [], id="modal"),
        pytest.param("take 1/2 tablet", [], id="half"),
        pytest.param("the 3rd cycle", [], id="dose_day"),
        pytest.param("3/4 of the dose", [], id="share"),
    ],
)
def test_date(text: str, expected: list[str]) -> None:
    assert found(DateRecognizer(), text) == expected
