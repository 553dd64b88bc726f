"""What is written without a model."""

from datetime import UTC, datetime

import pytest

from assistant.answering.checks.grounding import CLAIMS, check_block
from assistant.answering.grounded.grounded_writer import GroundedWriter, compose
from assistant.answering.rendering import render
from assistant.answering.writer import AnswerRequest
from assistant.domain import BlockKind, DraftBlock, Intent
from tests.assistant.answering.samples import (
    FEVER,
    INFECTION,
    LOW_COUNT,
    MAIN_POINT,
    NOW,
    RIBOCICLIB,
    SECTIONS,
    SHORT_ANSWER,
    TAKES_RIBOCICLIB,
    WHEN_TO_CALL,
    WORTH_DOING,
    passage,
    remembered,
    request,
)

GENERAL = request("Is there anything about daily life I can do with breast cancer?")


def of_kind(blocks: list[DraftBlock], kind: BlockKind) -> list[str]:
    return [block.text for block in blocks if block.kind is kind]


def test_a_plain_question_gets_the_short_answer_and_what_it_depends_on() -> None:
    blocks = compose(GENERAL)

    assert blocks[0] == DraftBlock(
        kind=BlockKind.LEAD, text=SHORT_ANSWER.text, cites=(SHORT_ANSWER.passage_id,)
    )
    assert of_kind(blocks, BlockKind.HEADING) == [
        "What it depends on",
        "Questions for your care team",
    ]
    assert len(of_kind(blocks, BlockKind.ITEM)) == 2
    assert len(of_kind(blocks, BlockKind.QUESTION)) == 3
    assert of_kind(blocks, BlockKind.MAIN_POINT) == [MAIN_POINT.text]


def test_a_question_for_one_thing_gets_that_thing_first() -> None:
    blocks = compose(request("can i drink alcohol with breast cancer"))

    assert blocks[0].text == "**Go easy on alcohol.** Less is better, and none is best."
    assert blocks[0].cites == (WORTH_DOING.passage_id,)
    assert of_kind(blocks, BlockKind.QUESTION) == ["Is any alcohol safe?"]


def test_how_to_questions_get_the_list_of_what_to_do() -> None:
    blocks = compose(request("What can I do myself in daily life with breast cancer"))

    assert "What is worth doing" in of_kind(blocks, BlockKind.HEADING)


def test_what_applies_because_of_a_fact_names_the_fact_and_its_origin() -> None:
    blocks = compose(request("What about daily life?", facts=[TAKES_RIBOCICLIB]))

    [personal] = of_kind(blocks, BlockKind.PERSONAL)
    assert personal.startswith("Because you told me on May 3 that you take ribociclib: grapefruit")
    assert personal.endswith("so leave them out.")


def test_an_old_fact_is_checked_with_one_question() -> None:
    facts = [TAKES_RIBOCICLIB, remembered("lab", "neutrophils", "low")]
    blocks = compose(
        request("What about daily life?", sections=[SECTIONS, [LOW_COUNT, FEVER]], facts=facts)
    )

    questions = of_kind(blocks, BlockKind.QUESTION)
    assert [one for one in questions if "still" in one] == ["*Are you still taking ribociclib?*"]


def test_a_recent_fact_is_not_checked() -> None:
    recent = datetime(2026, 6, 18, tzinfo=UTC)
    facts = [remembered("drug", "ribociclib", status="current", at=recent)]

    assert "still" not in render(compose(request("What about daily life?", facts=facts)))[0]


def test_parts_that_apply_come_from_every_document_found() -> None:
    facts = [TAKES_RIBOCICLIB, remembered("lab", "neutrophils", "low")]
    both = request(
        "What about daily life?",
        found=[SHORT_ANSWER, LOW_COUNT],
        sections=[SECTIONS, [LOW_COUNT, FEVER]],
        facts=facts,
    )

    cited = {one for block in compose(both) for one in block.cites}

    assert {RIBOCICLIB.passage_id, LOW_COUNT.passage_id} <= cited


def test_when_to_call_is_said_for_symptoms_only() -> None:
    question = "my bones hurt, is that from the cancer"
    symptom = compose(request(question, intent=Intent.SYMPTOM_SIDE_EFFECT))

    assert "New bone pain: call your team the same day." in of_kind(symptom, BlockKind.ITEM)
    assert WHEN_TO_CALL.passage_id not in {
        one for block in compose(request(question)) for one in block.cites
    }


def test_a_statement_is_met_with_what_it_means_and_a_question_back() -> None:
    low = remembered("lab", "neutrophils", "low", at=NOW, quote="low neutrophils")
    told = request(
        "Because of my low neutrophils the dose was reduced",
        intent=Intent.CONTEXT_STATEMENT,
        found=[LOW_COUNT],
        sections=[[LOW_COUNT, FEVER]],
        facts=[low],
    )

    blocks = compose(told)

    assert [block.kind for block in blocks] == [
        BlockKind.LEAD,
        BlockKind.SENTENCE,
        BlockKind.NOTE,
    ]
    assert blocks[0].text == LOW_COUNT.text
    assert "38.0 °C" in blocks[1].text
    assert blocks[2].text.endswith("?")


def test_documents_from_elsewhere_are_answered_from_by_sentences() -> None:
    text = "Fatigue is common. It can last for months. Exercise helps against fatigue. Cats purr."
    elsewhere = passage(INFECTION, "Fatigue", text, role=SHORT_ANSWER.role.__class__.UNTYPED)
    blocks = compose(
        request("what helps against fatigue", found=[elsewhere], sections=[[elsewhere]])
    )

    assert blocks[0].kind is BlockKind.LEAD
    assert "Exercise helps against fatigue." in [block.text for block in blocks]
    assert "Cats purr." not in [block.text for block in blocks]


QUESTIONS = ["daily life", "can i drink alcohol", "what helps my bones", "What may I eat?", "?"]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("intent", [Intent.DIET_LIFESTYLE, Intent.SYMPTOM_SIDE_EFFECT])
def test_every_claim_stands_in_what_it_cites(question: str, intent: Intent) -> None:
    asked = request(question, intent=intent, facts=[TAKES_RIBOCICLIB])

    blocks = compose(asked)

    assert [
        check_block(block, SECTIONS, question=question, facts=asked.facts) for block in blocks
    ] == [None] * len(blocks)
    assert any(block.kind in CLAIMS for block in blocks)


@pytest.mark.anyio
async def test_the_writer_yields_the_draft_block_by_block() -> None:
    written = [block async for block in GroundedWriter().write(GENERAL)]

    assert written == compose(GENERAL)


def test_a_request_without_whole_documents_uses_what_was_found() -> None:
    bare = AnswerRequest(
        question=GENERAL.question, intents=[], found=GENERAL.found, today=GENERAL.today
    )

    assert compose(bare)[0].text == SHORT_ANSWER.text


def test_a_statement_that_tells_nothing_is_answered_as_a_question() -> None:
    asked = request("alcohol and breast cancer", intent=Intent.CONTEXT_STATEMENT)

    assert compose(asked)[0].text.startswith("**Go easy on alcohol.**")
