import pytest

from assistant.phi.recognizers.zip_code import ZipCodeRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("Toledo OH 43604", ["43604"], id="state"),
        pytest.param("zip is 02139-1234", ["02139-1234"], id="cue"),
        pytest.param("SW1A 1AA", ["SW1A 1AA"], id="uk"),
        pytest.param("i'm in 60614 now", ["60614"], id="in"),
        pytest.param("A65 F4E2 is my eircode", ["A65 F4E2"], id="eircode"),
        pytest.param("text only. 99686. one road", ["99686"], id="alone"),
        pytest.param(
            "from 16 Rue des Lilas, Quimper 29000 to the clinic",
            ["29000"],
            id="after_foreign_street",
        ),
        # not found
        pytest.param("platelets 15000", [], id="count"),
        # near misses
        pytest.param("it cost $43604", [], id="money"),
    ],
)
def test_zip_code(text: str, expected: list[str]) -> None:
    assert found(ZipCodeRecognizer(), text) == expected
