"""What each wish leads to, through the real graph."""

import pytest

from assistant.domain import AnswerKind, Intent, RankedIntent, ScrubbedText
from memory.turns import Recollection
from tests.fakes import FakeIntents, FakeRetriever, FakeTurnMemory
from tests.graph.making import context, run

pytestmark = pytest.mark.anyio


def wanting(intent: Intent, confidence: float = 0.99) -> FakeIntents:
    return FakeIntents(ranked=(RankedIntent(name=intent, confidence=confidence),))


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        (Intent.GREETING, AnswerKind.SOCIAL),
        (Intent.THANKS, AnswerKind.SOCIAL),
        (Intent.OFF_TOPIC, AnswerKind.REDIRECT),
        (Intent.PROMPT_INJECTION, AnswerKind.REDIRECT),
        (Intent.RECORD_UPLOAD, AnswerKind.REDIRECT),
        (Intent.EMOTIONAL_SUPPORT, AnswerKind.COMFORT),
        (Intent.PROGNOSIS, AnswerKind.ASK),
        (Intent.CONTEXT_RECALL, AnswerKind.MEMORY),
        (Intent.DELETE_DATA, AnswerKind.FORGOTTEN),
        (Intent.SURGERY, AnswerKind.ANSWER),
    ],
    ids=lambda value: str(value),
)
async def test_each_wish_has_its_own_kind_of_answer(intent: Intent, kind: AnswerKind) -> None:
    turn = await run("hello there", context(intents=wanting(intent)))

    assert turn.answer is not None
    assert turn.answer.kind is kind


async def test_a_doubtful_question_after_a_prognosis_is_looked_up() -> None:
    turn = await run("does it get better", context(intents=wanting(Intent.PROGNOSIS, 0.6)))

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.ANSWER


async def test_an_unsure_guess_is_looked_up_instead() -> None:
    turn = await run("why am i tired", context(intents=wanting(Intent.OFF_TOPIC, 0.3)))

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.ANSWER


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        (Intent.OFF_TOPIC, "no car and chemo is far away"),
        (Intent.RECORD_UPLOAD, "what is on my paper"),
        (Intent.EMOTIONAL_SUPPORT, "what do i say to my son"),
    ],
)
async def test_what_the_library_surely_holds_goes_before_a_reply_that_leads_away(
    intent: Intent, text: str
) -> None:
    sure = FakeRetriever(confidence=0.9)

    turn = await run(text, context(intents=wanting(intent), retriever=sure))

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.ANSWER


async def test_sorrow_that_asks_nothing_is_comforted_whatever_the_library_holds() -> None:
    sure = FakeRetriever(confidence=0.9)
    made = context(intents=wanting(Intent.EMOTIONAL_SUPPORT), retriever=sure)

    turn = await run("i can't stop crying", made)

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.COMFORT


async def test_a_likely_question_after_a_prognosis_must_speak_of_chances() -> None:
    made = context(intents=wanting(Intent.PROGNOSIS, 0.9))

    chances = await run("how good are the chances", made)
    next_step = await run("what happens now", made)

    assert chances.answer is not None
    assert next_step.answer is not None
    assert chances.answer.kind is AnswerKind.ASK
    assert next_step.answer.kind is AnswerKind.ANSWER


async def test_after_a_dismissed_alarm_the_question_before_it_is_answered() -> None:
    before = Recollection(recent=(ScrubbedText("chest pain last year. why am i tired"),))
    made = context(memory=FakeTurnMemory(recollection=before))

    turn = await run("This is not happening now", made)

    assert turn.asked == before.recent[0]
    assert turn.answer is not None
    assert turn.answer.text.startswith("Thank you for telling me.")
    assert "Rest helps" in turn.answer.text


async def test_after_a_dismissed_alarm_without_a_question_one_is_asked_for() -> None:
    before = Recollection(recent=(ScrubbedText("chest pain and chills"),))
    made = context(memory=FakeTurnMemory(recollection=before))

    turn = await run("This is not happening now", made)

    assert turn.answer is not None
    assert turn.answer.text.endswith("What would you like to know?")


async def test_who_will_call_today_can_read_what_the_library_says() -> None:
    before = Recollection(recent=(ScrubbedText("why am i tired"),))
    made = context(memory=FakeTurnMemory(recollection=before))

    turn = await run("I'll call today. What does the library say?", made)

    assert turn.asked == before.recent[0]
    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.ANSWER
    assert "Rest helps" in turn.answer.text
