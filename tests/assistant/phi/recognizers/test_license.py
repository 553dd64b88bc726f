import pytest

from assistant.phi.recognizers.license import LicenseRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("driver's license D123-4567", ["D123-4567"], id="driver"),
        pytest.param("NPI 1730155514", ["1730155514"], id="npi"),
        pytest.param("dea # AB1234563", ["AB1234563"], id="dea"),
        pytest.param("RN license number 4471120", ["4471120"], id="rn"),
        pytest.param("nurse lic RN 8841027", ["RN 8841027"], id="short"),
        # not found
        pytest.param("he has a license", [], id="word"),
        # near misses
        pytest.param("licensed for 20 years", [], id="years"),
    ],
)
def test_license(text: str, expected: list[str]) -> None:
    assert found(LicenseRecognizer(), text) == expected
