import pytest

from assistant.phi.recognizers.phone import PhoneRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("call 555-123-4567", ["555-123-4567"], id="dashes"),
        pytest.param("(212) 555 0199", ["(212) 555 0199"], id="brackets"),
        pytest.param(
            "five five five one two three four five six seven",
            ["five five five one two three four five six seven"],
            id="spoken",
        ),
        pytest.param("my number is 5 5 5 1 2 3 4 5 6 7", ["5 5 5 1 2 3 4 5 6 7"], id="spaced"),
        pytest.param("+44 20 7946 0958", ["+44 20 7946 0958"], id="plus"),
        pytest.param("text me 555-0142", ["555-0142"], id="short"),
        pytest.param("her extension is 5521", ["5521"], id="extension"),
        pytest.param("text only (907)5550111", ["(907)5550111"], id="nothing_between"),
        # not found
        pytest.param("call the nurse", [], id="words"),
        # near misses
        pytest.param("poison control 1-800-222-1222", [], id="poison"),
        pytest.param("150-2000", [], id="range"),
        pytest.param("call 911", [], id="emergency"),
    ],
)
def test_phone(text: str, expected: list[str]) -> None:
    assert found(PhoneRecognizer(), text) == expected
