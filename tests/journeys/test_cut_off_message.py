"""A message that was cut off is asked about, completed, and used."""

import pytest

from assistant.domain import AnswerKind
from tests.journeys.conftest import Person

pytestmark = pytest.mark.anyio

CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)
CUT_WORD = (
    "Can you suggest integrative approaches? Possibly i can stop the progression. "
    "With offlabels for example neutr"
)


async def test_what_was_understood_is_said_and_one_question_asked(patient: Person) -> None:
    answer = (await patient.say(CUT_OFF)).answer

    assert answer is not None
    assert answer.kind is AnswerKind.CLARIFY
    for understood in ("ER-positive", "oligometastatic", "ribociclib", "14 months", "neutrophils"):
        assert understood in answer.text
    assert answer.text.count("?") == 1
    labels = " ".join(reply.label for reply in answer.quick_replies).lower()
    assert all(word in labels for word in ("reduced", "paused", "stopped", "something else"))


async def test_the_end_completes_it_and_the_new_status_is_noted(patient: Person) -> None:
    await patient.say(CUT_OFF)

    answer = (await patient.say("reduced")).answer

    assert answer is not None
    assert "ribociclib" in answer.text
    assert (await patient.knows())["ribociclib"] == "reduced"


async def test_a_broken_word_is_quoted_and_completed(patient: Person) -> None:
    answer = (await patient.say(CUT_WORD)).answer

    assert answer is not None
    assert answer.kind is AnswerKind.CLARIFY
    assert "neutr" in answer.text
    endings = [reply.message for reply in answer.quick_replies if reply.message]
    assert any("neutro" in ending for ending in endings)
    assert answer.citations == (), "no medical content before the message is whole"


async def test_another_question_is_answered_as_a_new_one(patient: Person) -> None:
    await patient.say(CUT_WORD)

    turn = await patient.say("What lifestyle changes are recommended for Breast Cancer patients")

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.ANSWER
    assert "earlier message" in turn.answer.text


async def test_what_was_told_is_not_lost_when_the_end_never_comes(patient: Person) -> None:
    await patient.say(CUT_OFF)

    assert {"ribociclib", "ER", "breast cancer"} <= set(await patient.knows())


async def test_an_emergency_in_the_second_half_is_not_asked_about(patient: Person) -> None:
    await patient.say("since my chemo last week i have had a")

    answer = (await patient.say("fever of 39.2 and i'm shaking")).answer

    assert answer is not None
    assert answer.kind is AnswerKind.EMERGENCY
