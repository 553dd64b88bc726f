import pytest

from assistant.phi.recognizers.web_address import WebAddressRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param(
            "https://caringbridge.example/visit/jo",
            ["https://caringbridge.example/visit/jo"],
            id="link",
        ),
        pytest.param("janesjourney.wordpress.com", ["janesjourney.wordpress.com"], id="bare"),
        # not found
        pytest.param("visit the web page", [], id="none"),
        # near misses
        pytest.param("www.cancer.gov/types", [], id="public"),
    ],
)
def test_web_address(text: str, expected: list[str]) -> None:
    assert found(WebAddressRecognizer(), text) == expected
