import pytest

from assistant.phi.recognizers.account import AccountRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("my acct number is 00412 88712", ["00412 88712"], id="account_number"),
        pytest.param(
            "visa 4242 4242 4242 4242 exp 09/27", ["4242 4242 4242 4242", "09/27"], id="card"
        ),
        pytest.param("the card ending in 8841 was declined", ["8841"], id="card_ending"),
        pytest.param(
            "iban DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"], id="iban"
        ),
        pytest.param("routing number 021000021", ["021000021"], id="routing"),
        # not found
        pytest.param("on account of my neuropathy", [], id="words"),
        pytest.param("the nurse gave me her card", [], id="business_card"),
        # near misses
        pytest.param("order 1234567890123456", [], id="no_check_digit"),
        pytest.param("my account of the last 12 days", [], id="account_of_pain"),
    ],
)
def test_account(text: str, expected: list[str]) -> None:
    assert found(AccountRecognizer(), text) == expected
