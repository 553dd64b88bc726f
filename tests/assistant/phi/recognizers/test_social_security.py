import pytest

from assistant.phi.recognizers.social_security import SocialSecurityRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("123-45-6789", ["123-45-6789"], id="dashes"),
        pytest.param("ssn 123456789", ["123456789"], id="cue"),
        pytest.param("last four of my social are 6021", ["6021"], id="last_four"),
        pytest.param("xxx-xx-1234", ["xxx-xx-1234"], id="masked"),
        pytest.param("last4 8812", ["8812"], id="last_four_alone"),
        # not found
        pytest.param("i get social security", [], id="word"),
        # near misses
        pytest.param("on social security since 2019", [], id="year"),
    ],
)
def test_social_security(text: str, expected: list[str]) -> None:
    assert found(SocialSecurityRecognizer(), text) == expected
