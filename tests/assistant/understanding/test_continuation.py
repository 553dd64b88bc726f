"""Which second message ends the first."""

import pytest

from assistant.understanding.continuation import Joiner, load_continuation_joiner


@pytest.fixture(scope="module")
def joiner() -> Joiner:
    return load_continuation_joiner()


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("for example neutr", "ophils", "for example neutrophils"),
        ("for example neutr", "neutropenia", "for example neutropenia"),
        ("for example neutr", "*neutropenia", "for example neutropenia"),
        ("the dose was", "reduced", "the dose was reduced"),
        ("the dose was", "...was reduced to 400", "the dose was reduced to 400"),
        ("the dose was", "the dose was lowered", "the dose was lowered"),
        ("Is turmeric safe with", "oops, is turmeric safe with letrozole?",
         "is turmeric safe with letrozole?"),
    ],
)  # fmt: skip
def test_a_message_that_goes_on_is_joined(
    joiner: Joiner, first: str, second: str, joined: str
) -> None:
    assert joiner.join(first, second).joined == joined


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the dose was", "thanks anyway"),
        ("the dose was", "what foods should I avoid"),
        ("because I had", "i have chest pain"),
        ("my scan showed", "never mind"),
        ("", "hello"),
    ],
)
def test_another_message_stays_apart(joiner: Joiner, first: str, second: str) -> None:
    assert not joiner.join(first, second).continues
