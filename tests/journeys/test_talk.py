"""What is said between questions gets a short, honest reply, and an answer can be had in other words."""

import pytest

from assistant.domain import AnswerKind, Urgency
from tests.journeys.conftest import Person

pytestmark = pytest.mark.anyio


async def test_an_answer_is_given_again_more_simply_with_its_source(patient: Person) -> None:
    first = (await patient.say("What is ribociclib used for?")).answer
    assert first is not None

    again = (await patient.say("say more easy please")).answer

    assert again is not None
    assert again.kind is AnswerKind.ANSWER
    assert again.citations[0].passage_id.startswith("ribociclib")
    assert len(again.text) < len(first.text)
    assert "Questions for your care team" not in again.text


async def test_more_gives_what_the_answer_left_out(patient: Person) -> None:
    first = await patient.answer_to("What is ribociclib used for?")

    more = await patient.answer_to("tell me more")

    assert "Grapefruit" in more
    assert "Grapefruit" not in first


async def test_what_cannot_be_put_another_way_is_asked_about(patient: Person) -> None:
    assert "Which word or part" in await patient.answer_to("i dont understand")


async def test_an_alarm_that_was_not_understood_is_given_again(patient: Person) -> None:
    await patient.say("temp of 101.2 and chills, day 8 after chemo")

    turn = await patient.say("i dont understand")

    assert turn.triage.urgency is Urgency.EMERGENCY
    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.EMERGENCY


async def test_no_to_being_safe_is_an_emergency(patient: Person) -> None:
    assert "Are you safe right now?" in await patient.answer_to("i cant stop crying")

    turn = await patient.say("no")

    assert turn.triage.category == "suicidal"
    assert "988" in (turn.answer.text if turn.answer else "")


async def test_yes_to_being_safe_is_thanked_for(patient: Person) -> None:
    await patient.say("i cant stop crying")

    assert "Thank you for telling me" in await patient.answer_to("yes")


async def test_no_after_an_everyday_answer_is_no_alarm(patient: Person) -> None:
    await patient.say("What is ribociclib?")

    assert (await patient.say("no")).triage.urgency is Urgency.ROUTINE


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("are you a doctor", "computer program, not a doctor"),
        ("is this private", "encrypted"),
        ("can my daughter see this", "this browser on this device"),
        ("you are useless", "I'm sorry"),
        ("fuck cancer", "It is unfair"),
        ("bye", "Take care"),
        ("let me talk to a human", "555-0100"),
    ],
)
async def test_a_remark_gets_a_short_reply(patient: Person, message: str, words: str) -> None:
    assert words in await patient.answer_to(message)


async def test_one_fact_is_told_in_a_sentence_with_its_day(patient: Person) -> None:
    await patient.say("I have breast cancer stage 2, ki67 is 20%, and take letrozole 2.5 mg")

    assert (await patient.answer_to("what is my ki67")).startswith(
        "Your Ki-67 was 20%. You told me on"
    )
    assert "stage II" in await patient.answer_to("which stage am i")
    assert "2.5 mg" in await patient.answer_to("what dose am i on")
    assert "not told me since when" in await patient.answer_to("when did i start letrozole")


async def test_what_nobody_told_is_said_to_be_unknown(patient: Person) -> None:
    assert "You have not told me your her2" in await patient.answer_to("what is my her2")
    assert not await patient.facts()


@pytest.mark.parametrize("message", ["am i going to die", "is my mom going to die", "will he die"])
async def test_who_asks_about_dying_is_answered_as_a_person_first(
    patient: Person, message: str
) -> None:
    answer = (await patient.say(message)).answer

    assert answer is not None
    assert "I can't know" in answer.text
    assert "What would help you most today?" in answer.text
    assert any("numbers" in reply.message for reply in answer.quick_replies)
    assert "groups, not one person" in await patient.answer_to("Yes, show me the numbers")


@pytest.mark.parametrize(
    "message",
    ["i should have noticed sooner", "i feel like i failed him", "if only i had made him go"],
)
async def test_guilt_is_not_taken_for_being_a_burden(patient: Person, message: str) -> None:
    text = await patient.answer_to(message)

    assert "looking back" in text
    assert "burden" not in text
    assert "Are you safe" not in text


async def test_a_tired_carer_is_offered_help(patient: Person) -> None:
    assert "respite" in await patient.answer_to("i'm exhausted caring for my husband")


async def test_an_everyday_question_after_a_sad_turn_is_answered(patient: Person) -> None:
    await patient.say("i cant stop crying")

    assert "not contagious" in await patient.answer_to("is it contagious, can the kids hug her")


async def test_another_language_is_answered_in_it_with_whom_to_call(patient: Person) -> None:
    answer = (await patient.say("puedo comer pescado durante la quimio")).answer

    assert answer is not None
    assert answer.text.startswith("Por ahora solo respondo en inglés.")
    assert "911" in answer.text
    assert not answer.citations


async def test_another_language_never_hides_a_red_flag(patient: Person) -> None:
    answer = (await patient.say("tengo fiebre y estoy en quimio")).answer

    assert answer is not None
    assert answer.kind is AnswerKind.EMERGENCY
    assert answer.text.startswith("**Llame ahora al")


async def test_a_misread_word_is_put_right_and_answered(patient: Person) -> None:
    await patient.say("what is olaparib for")

    answer = (await patient.say("sorry, ipilimumab")).answer

    assert answer is not None
    assert "Sorry, I misread that." in answer.text
    assert answer.citations[0].passage_id.startswith("ipilimumab")


async def test_a_question_put_right_notes_nothing(patient: Person) -> None:
    await patient.say("what is stage 2 breast cancer")

    assert "stage 3" in await patient.answer_to("no, stage 3")
    assert not await patient.facts()
