"""Questions offered beside an answer."""

import dataclasses

import pytest

from assistant.answering.grounded.related import related_questions
from assistant.domain import FoundPassage
from tests.assistant.answering.samples import INFECTION, LIFESTYLE, passage

DAILY = dataclasses.replace(LIFESTYLE, answers=("can i drink wine", "is soy ok with er positive"))
LOW = dataclasses.replace(
    INFECTION, answers=("may I drink some wine?", "when to call for a fever?")
)
FOUND = [FoundPassage(passage=passage(one, "Short answer", "x"), score=1) for one in (DAILY, LOW)]


def test_what_is_offered_is_never_what_was_asked_nor_of_another_subject() -> None:
    assert related_questions("can I drink wine?", FOUND) == ("Is soy ok with er positive?",)


@pytest.mark.parametrize("answer", ["drop foot", "my hair, what now", "if i swim"])
def test_what_is_no_whole_question_is_not_offered(answer: str) -> None:
    document = dataclasses.replace(LIFESTYLE, answers=(answer,))
    found = [FoundPassage(passage=passage(document, "Short answer", "x"), score=1)]

    assert related_questions("?", found) == ()


def test_names_and_i_have_their_capitals() -> None:
    drug = dataclasses.replace(
        LIFESTYLE, topic="tamoxifen (Nolvadex)", answers=("may i take nolvadex with her2",)
    )
    found = [FoundPassage(passage=passage(drug, "Short answer", "x"), score=1)]

    assert related_questions("?", found) == ("May I take Nolvadex with HER2?",)


@pytest.mark.parametrize(
    "question", ["is my cancer back", "am i dying", "how long do i have", "what are my chances"]
)
def test_what_hurts_is_never_put_before_a_person(question: str) -> None:
    document = dataclasses.replace(LIFESTYLE, answers=(question, "can i swim"))
    found = [FoundPassage(passage=passage(document, "Short answer", "x"), score=1)]

    assert related_questions("?", found) == ("Can I swim?",)


def test_no_more_than_asked_for() -> None:
    assert related_questions("?", FOUND, limit=1) == ("Can I drink wine?",)
