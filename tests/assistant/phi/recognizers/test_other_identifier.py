import pytest

from assistant.phi.recognizers.other_identifier import OtherIdentifierRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("find me @jo_lee77", ["@jo_lee77"], id="handle"),
        pytest.param("passport no X1234567", ["X1234567"], id="passport"),
        pytest.param("claim # 88-1200-1", ["88-1200-1"], id="claim"),
        pytest.param("prior auth number PA-77120", ["PA-77120"], id="auth"),
        pytest.param("my username is jlee_1951", ["jlee_1951"], id="login"),
        pytest.param("user is kay_lee88", ["kay_lee88"], id="underscore"),
        pytest.param("claim 4-RT-88120", ["4-RT-88120"], id="letters_inside"),
        # not found
        pytest.param("the claim was denied", [], id="word"),
        # near misses
        pytest.param("case number 2", [], id="short"),
    ],
)
def test_other_identifier(text: str, expected: list[str]) -> None:
    assert found(OtherIdentifierRecognizer(), text) == expected
