import pytest

from assistant.phi.recognizers.device import DeviceRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("pump serial number SN-88A21", ["SN-88A21"], id="serial"),
        pytest.param(
            "UDI (01)00844588003288(17)251231", ["(01)00844588003288(17)251231"], id="udi"
        ),
        pytest.param("lot # 77A210", ["77A210"], id="lot"),
        # not found
        pytest.param("i have a medtronic pump", [], id="model"),
        # near misses
        pytest.param("they used the device 3 times", [], id="times"),
    ],
)
def test_device(text: str, expected: list[str]) -> None:
    assert found(DeviceRecognizer(), text) == expected
