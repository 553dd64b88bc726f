import pytest

from assistant.phi.recognizers.street_address import StreetAddressRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("14 Maple Street apt 4B", ["14 Maple Street apt 4B"], id="house"),
        pytest.param("i live at 2200 n elm ave", ["2200 n elm ave"], id="lower"),
        pytest.param("PO Box 112", ["PO Box 112"], id="box"),
        pytest.param("off Cedar Avenue", ["Cedar Avenue"], id="street"),
        pytest.param("home is 5120 N Kimball unit 3", ["5120 N Kimball unit 3"], id="compass"),
        pytest.param("deliver to 77 Birch please", ["77 Birch"], id="no_suffix"),
        pytest.param("rumah di 12 Jalan Melati 4, Ipoh", ["12 Jalan Melati 4"], id="malay"),
        pytest.param("Plot 9, Block D, Model Town", ["Plot 9, Block D, Model Town"], id="plot"),
        pytest.param("out on county road 118", ["county road 118"], id="county_road"),
        pytest.param(
            "i live at twenty two forty one Larkspur Lane in town",
            ["twenty two forty one Larkspur Lane"],
            id="spoken_number",
        ),
        pytest.param(
            "lives at Rose Cottage, Mill Lane", ["Rose Cottage, Mill Lane"], id="named_house"
        ),
        pytest.param(
            "its 77 Havemeyer, apt 5C, buzzer broken",
            ["77 Havemeyer, apt 5C"],
            id="flat_after_comma",
        ),
        pytest.param("77 havemeyer apt 5c", ["77 havemeyer apt 5c"], id="small_letters_with_flat"),
        # not found
        pytest.param("2 tablets a day", [], id="dose"),
        # near misses
        pytest.param("3 ways to cope, 5 of them on the road", [], id="way"),
    ],
)
def test_street_address(text: str, expected: list[str]) -> None:
    assert found(StreetAddressRecognizer(), text) == expected
