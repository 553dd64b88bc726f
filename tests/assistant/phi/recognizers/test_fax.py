import pytest

from assistant.phi.recognizers.fax import FaxRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("fax it to 212-555-0199", ["212-555-0199"], id="fax"),
        pytest.param("555-0188 is the fax", ["555-0188"], id="is_fax"),
        # not found
        pytest.param("call 212-555-0199", [], id="phone"),
        # near misses
        pytest.param("fax the form today", [], id="no_number"),
    ],
)
def test_fax(text: str, expected: list[str]) -> None:
    assert found(FaxRecognizer(), text) == expected
