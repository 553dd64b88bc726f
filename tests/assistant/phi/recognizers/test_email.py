import pytest

from assistant.phi.recognizers.email import EmailRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param(
            "write to jo.lee+c@mail.example.com please", ["jo.lee+c@mail.example.com"], id="plain"
        ),
        pytest.param(
            "jane dot doe at gmail dot com", ["jane dot doe at gmail dot com"], id="spelled"
        ),
        pytest.param("jane (at) yahoo (dot) com", ["jane (at) yahoo (dot) com"], id="brackets"),
        pytest.param("jane @ gmail . com", ["jane @ gmail . com"], id="spaced"),
        pytest.param("ann at green dot example", ["ann at green dot example"], id="spelled_host"),
        pytest.param(
            "mail is vaclav underscore h at seznam dot c z new line",
            ["vaclav underscore h at seznam dot c z"],
            id="spelled_end",
        ),
        pytest.param(
            "send it to d e e p a k 9 1 at outlook dot com",
            ["d e e p a k 9 1 at outlook dot com"],
            id="letter_by_letter",
        ),
        # not found
        pytest.param("i will email the clinic", [], id="word"),
        # near misses
        pytest.param("meet me at noon dot the end", [], id="at"),
    ],
)
def test_email(text: str, expected: list[str]) -> None:
    assert found(EmailRecognizer(), text) == expected
