"""Answers to messages that only state facts."""

from assistant.answering.grounded.material import lay_out
from assistant.answering.grounded.statement import QUESTION_BACK, statement_blocks
from assistant.domain import Intent, Passage, RememberedFact, SectionRole
from tests.assistant.answering.samples import (
    FEVER,
    INFECTION,
    LIFESTYLE,
    LOW_COUNT,
    NOW,
    SHORT_ANSWER,
    passage,
    remembered,
    request,
)

MESSAGE = "My neutrophils are low and I take ribociclib at a lower dose"
LOW = remembered("lab", "neutrophils", "low", at=NOW, quote=MESSAGE)
REDUCED = remembered("drug", "ribociclib", status="reduced", at=NOW, quote=MESSAGE)
TAKING = passage(
    LIFESTYLE,
    "While you take it",
    "Ribociclib is a tablet.",
    SectionRole.FOR_YOU,
    "drug:ribociclib",
)
LOWERED = passage(
    LIFESTYLE,
    "On a lower dose",
    "Lowering ribociclib is planned. It still works.",
    SectionRole.FOR_YOU,
    "drug:ribociclib reduced",
)


def told(*passages: Passage, facts: list[RememberedFact]) -> list[str]:
    by_document: dict[str, list[Passage]] = {}
    for one in passages:
        by_document.setdefault(one.document.document_id, []).append(one)
    asked = request(
        MESSAGE,
        intent=Intent.CONTEXT_STATEMENT,
        found=passages,
        sections=list(by_document.values()),
        facts=facts,
    )
    return [block.text for block in statement_blocks(lay_out(asked))]


def test_the_part_that_says_most_about_it_comes_first() -> None:
    texts = told(TAKING, LOWERED, LOW_COUNT, FEVER, facts=[LOW, REDUCED])

    assert texts[:2] == [LOW_COUNT.text, "Ribociclib is a tablet."]
    assert "38.0 °C" in texts[-2]
    assert texts[-1] == QUESTION_BACK


def test_what_was_told_long_ago_is_not_spoken_about() -> None:
    old = remembered("lab", "neutrophils", "low")

    assert told(LOW_COUNT, FEVER, facts=[old]) == [QUESTION_BACK]


def test_without_a_fitting_part_there_is_only_the_question() -> None:
    other = passage(INFECTION, "Chills", "Call.", SectionRole.FOR_YOU, "condition:diabetes")

    assert told(SHORT_ANSWER, other, facts=[LOW]) == [QUESTION_BACK]
