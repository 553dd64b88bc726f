"""A message that puts right a word of the one before."""

import pytest

from assistant.understanding.replacements import corrected_question


@pytest.mark.parametrize(
    ("before", "message", "meant"),
    [
        ("I am 49 and on tamoxifen", "No, I'm 59", "I am 59 and on tamoxifen"),
        ("side effects of letrazole", "*letrozole", "side effects of letrozole"),
        ("side effects of letrazole", "sorry, letrozole", "side effects of letrozole"),
        ("what is stage 2", "no, stage 3", "what is stage 3"),
        ("what is taxol", "not taxol, taxotere", "what is taxotere"),
        ("is nivolumab better", "i meant pembrolizumab not nivolumab", "is pembrolizumab better"),
        ("tell me of neutrophils", "no i meant neutraceuticals", "what about neutraceuticals?"),
        ("side effects of taxol", "I meant how long does it last", "how long does it last"),
    ],
)
def test_the_question_before_is_put_right(before: str, message: str, meant: str) -> None:
    assert (corrected_question(message, before) or "").lower() == meant.lower()


@pytest.mark.parametrize(
    "message",
    ["no", "no i'm fine", "no, i am scared", "sorry", "no i mean it", "not today, tomorrow"],
)
def test_another_no_puts_nothing_right(message: str) -> None:
    assert corrected_question(message, "what helps nausea after chemo") is None
