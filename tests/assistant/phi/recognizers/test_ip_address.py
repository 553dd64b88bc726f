import pytest

from assistant.phi.recognizers.ip_address import IpAddressRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("from 203.0.113.77", ["203.0.113.77"], id="v4"),
        pytest.param("2001:db8::8a2e:370:7334", ["2001:db8::8a2e:370:7334"], id="v6"),
        # not found
        pytest.param("12.4", [], id="number"),
        # near misses
        pytest.param("at 10:30:15", [], id="time"),
        pytest.param("version 999.1.2.3", [], id="too_big"),
    ],
)
def test_ip_address(text: str, expected: list[str]) -> None:
    assert found(IpAddressRecognizer(), text) == expected
