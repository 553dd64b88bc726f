"""A question that leans on the one before it is answered on the same subject."""

import pytest

from assistant.domain import AnswerKind
from tests.journeys.conftest import Person

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("first", "then", "on"),
    [
        ("What is ribociclib?", "and what about side effects?", "ribociclib"),
        (
            "Is surgery an option for metastatic Lung Cancer",
            "and for kidney cancer?",
            "surgery-for-kidney-cancer-metastases",
        ),
        ("What should I eat with breast cancer?", "why?", "lifestyle-with-breast-cancer"),
        (
            "Is surgery an option for metastatic melanoma",
            "what about clinical trials?",
            "clinical-trials-for-melanoma",
        ),
    ],
)
async def test_the_answer_is_on_the_subject_of_the_question_before(
    patient: Person, first: str, then: str, on: str
) -> None:
    await patient.say(first)

    answer = (await patient.say(then)).answer

    assert answer is not None
    assert answer.kind is AnswerKind.ANSWER
    assert on in answer.citations[0].passage_id


async def test_a_new_subject_does_not_lean_on_the_old_one(patient: Person) -> None:
    await patient.say("What is ribociclib?")

    turn = await patient.say("Is surgery an option for metastatic Liver Cancer")

    assert turn.asked == "Is surgery an option for metastatic Liver Cancer"


async def test_what_was_to_be_forgotten_is_not_leant_on(patient: Person) -> None:
    await patient.say("I take ribociclib for breast cancer.")
    await patient.say("please forget that i take ribociclib")

    turn = await patient.say("and what about side effects?")

    assert "ribociclib" not in turn.asked


async def test_the_medicines_of_a_regimen_make_the_answer_personal(patient: Person) -> None:
    await patient.say("I have stage 3 colon cancer, started capox 2 weeks ago")

    text = await patient.answer_to("my fingers tingle when i get milk out of the fridge")

    assert "you take oxaliplatin (part of CAPOX)" in text


async def test_an_answer_does_not_open_like_the_one_before(patient: Person) -> None:
    first = await patient.answer_to("what is a port")

    then = await patient.answer_to("does it hurt")

    assert then.partition("\n\n")[0] != first.partition("\n\n")[0]


async def test_how_long_an_effect_lasts_is_no_question_after_a_prognosis(patient: Person) -> None:
    await patient.say("chemo brain is real right")

    answer = (await patient.say("how long does it last")).answer

    assert answer is not None
    assert "chemo-brain" in answer.citations[0].passage_id
