import pytest

from assistant.understanding.intents import load_intent_detector
from web.records.beside import asks_beside
from web.records.record_words import load_record_words

ASKING = load_record_words("en").asking_words


@pytest.mark.parametrize(
    "text",
    [
        "results attached, am I ok to fly",
        "here is my scan. is my cancer getting worse?",
        "My pathology report - what helps with tiredness?",
        "What helps with tiredness from treatment?",
        "here are both reports. should I be worried",
    ],
)
def test_a_question_beside_a_record_is_heard(text: str) -> None:
    assert asks_beside(text, load_intent_detector(), ASKING)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "here is my pathology report", "my scan report attached", "report attached"],
)
def test_handing_a_record_over_asks_nothing(text: str) -> None:
    assert not asks_beside(text, load_intent_detector(), ASKING)
