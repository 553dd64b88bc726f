"""Questions offered beside an answer."""

import dataclasses

from assistant.answering.related import related_questions
from assistant.domain import FoundPassage
from tests.assistant.answering.samples import INFECTION, LIFESTYLE, passage

DAILY = dataclasses.replace(LIFESTYLE, answers=("can i drink wine", "is soy ok with er positive"))
LOW = dataclasses.replace(
    INFECTION, answers=("may I drink some wine?", "when to call for a fever?")
)
FOUND = [FoundPassage(passage=passage(one, "Short answer", "x"), score=1) for one in (DAILY, LOW)]


def test_one_question_of_each_document_is_offered_and_never_the_one_asked() -> None:
    assert related_questions("can I drink wine?", FOUND) == (
        "Is soy ok with er positive?",
        "When to call for a fever?",
    )


def test_no_more_than_asked_for() -> None:
    assert related_questions("?", FOUND, limit=1) == ("Can i drink wine?",)
