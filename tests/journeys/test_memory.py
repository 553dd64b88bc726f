"""What a person tells is used later, can be seen, and can be taken back."""

from pathlib import Path

import pytest

from assistant.domain import AnswerKind
from bootstrap import Services
from memory.memory import prepare
from tests.journeys.conftest import Person, grow_old, on_its_own_database

pytestmark = pytest.mark.anyio

TOLD = "I have ER-positive breast cancer and take ribociclib, for 14 months now."
QUESTION = "What lifestyle changes are recommended?"


async def test_a_later_visit_uses_what_was_told(patient: Person) -> None:
    await patient.say(TOLD)
    patient.comes_back()

    text = await patient.answer_to(QUESTION)

    assert "you take ribociclib" in text
    assert "grapefruit" in text


async def test_a_restart_of_the_server_forgets_nothing(
    patient: Person, services: Services, tmp_path: Path
) -> None:
    await patient.say(TOLD)
    await services.memory.database.close()
    restarted = on_its_own_database(services, tmp_path / "lantern.db")
    await prepare(restarted.memory)

    text = await Person(restarted, patient.actor).answer_to(QUESTION)

    assert "you take ribociclib" in text
    await restarted.memory.database.close()


async def test_the_card_shows_facts_with_date_and_words(patient: Person) -> None:
    await patient.say(TOLD)

    answer = (await patient.say("What do you know about me?")).answer

    assert answer is not None
    assert answer.kind is AnswerKind.MEMORY
    assert {known.fact.name for known in answer.facts} >= {"ribociclib", "breast cancer", "ER"}
    assert "ribociclib" in answer.text


async def test_one_fact_is_forgotten_at_once_and_used_no_more(patient: Person) -> None:
    await patient.say(TOLD)

    answer = (await patient.say("please forget that i take ribociclib")).answer

    assert answer is not None
    assert answer.kind is AnswerKind.FORGOTTEN
    assert "ribociclib" not in await patient.knows()
    assert "you take ribociclib" not in await patient.answer_to(QUESTION)


async def test_everything_is_forgotten_only_after_a_yes(patient: Person) -> None:
    await patient.say(TOLD)

    asked = (await patient.say("forget everything you know about me")).answer
    assert asked is not None
    assert asked.kind is AnswerKind.ASK
    assert await patient.knows() != {}

    done = (await patient.say(asked.quick_replies[0].message)).answer
    assert done is not None
    assert "Deleted" in done.text
    assert await patient.knows() == {}


async def test_a_correction_replaces_what_was_noted(patient: Person) -> None:
    await patient.say(TOLD)

    await patient.say("I stopped ribociclib in May, now on fulvestrant.")

    known = await patient.knows()
    assert (known["ribociclib"], known["fulvestrant"]) == ("stopped", "current")


async def test_saying_it_again_keeps_the_question_away(patient: Person, services: Services) -> None:
    await patient.say(TOLD)
    await grow_old(services, days=60)
    patient.comes_back()
    assert "Are you still taking ribociclib?" in await patient.answer_to(QUESTION)

    assert "ribociclib" in await patient.answer_to("yes")

    patient.comes_back()
    (known,) = [one for one in await patient.facts() if one.fact.name == "ribociclib"]
    assert known.last_said > known.recorded_at
    assert "Are you still taking" not in await patient.answer_to(QUESTION)


async def test_it_means_what_lantern_asked_about(patient: Person, services: Services) -> None:
    await patient.say(TOLD)
    await patient.say("I take letrozole too.")
    await grow_old(services, days=60)
    patient.comes_back()
    assert "Are you still taking ribociclib?" in await patient.answer_to(QUESTION)

    await patient.say("I stopped it last week")

    known = await patient.knows()
    assert (known["ribociclib"], known["letrozole"]) == ("stopped", "current")


async def test_who_does_not_answer_is_not_asked_again_at_once(
    patient: Person, services: Services
) -> None:
    await patient.say(TOLD)
    await grow_old(services, days=60)
    await patient.answer_to(QUESTION)

    assert "Are you still taking" not in await patient.answer_to("Which exercise is good for me?")


async def test_forgetting_in_passing_words_is_understood(patient: Person) -> None:
    await patient.say("I am allergic to penicillin")

    forgotten = (await patient.say("forget about the penicillin thing")).answer

    assert forgotten is not None
    assert forgotten.kind is AnswerKind.FORGOTTEN
    assert "penicillin" not in await patient.knows()
    assert "forgotten" not in await patient.answer_to(QUESTION)


async def test_a_doubtful_fact_is_asked_about_at_once_and_a_no_takes_it_back(
    patient: Person,
) -> None:
    asked = (await patient.say("maybe stage 3")).answer
    assert asked is not None
    assert [one.label for one in asked.quick_replies] == ["Yes", "No"]

    done = await patient.answer_to(asked.quick_replies[1].message)

    assert "taken this out" in done
    assert await patient.knows() == {}


async def test_a_correction_that_cannot_be_read_is_not_called_done(patient: Person) -> None:
    await patient.say(TOLD)

    answer = await patient.answer_to("no, change that")

    assert "corrected" not in answer
    assert "changed nothing" in answer


async def test_an_emergency_message_is_remembered_too(patient: Person) -> None:
    alarm = (await patient.say("temp of 101.2 and chills, day 8 after FOLFOX")).answer

    assert alarm is not None
    assert alarm.kind is AnswerKind.EMERGENCY
    assert "FOLFOX" in await patient.knows()


async def test_a_question_about_a_drug_is_no_fact(patient: Person) -> None:
    await patient.say("Should I take tamoxifen instead?")

    assert "tamoxifen" not in await patient.knows()


async def test_nothing_is_noted_of_a_clinicians_patient(patient: Person) -> None:
    await patient.say("I'm a nurse. my patient takes capecitabine and has nausea")

    assert not await patient.facts()
