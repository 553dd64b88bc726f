import pytest

from assistant.answering.remembered.own_replies import OwnReply
from assistant.answering.wording.wordings import Phrase
from assistant.domain import Intent, RankedIntent, ScrubbedText
from graph.nodes.detect_intent import detect_intent
from memory.turns import Recollection
from tests.fakes import FATIGUE, BrokenRetriever, FakeIntents
from tests.graph.making import context, step

pytestmark = pytest.mark.anyio


class BrokenIntents(FakeIntents):
    """Fails on every text."""

    def detect(self, text: str) -> list[object]:  # type: ignore[override]  # never returns
        raise ValueError(text)


async def test_intents_come_best_first() -> None:
    update = await step(detect_intent, question=ScrubbedText("why am i tired"))

    assert [one.name for one in update["intents"]] == [Intent.SYMPTOM_SIDE_EFFECT]
    assert update["asked"] == "why am i tired"


async def test_a_yes_to_numbers_stands_for_the_question_before() -> None:
    made = context()
    yes = made.phrases.replies(Phrase.PROGNOSIS)[0].message

    update = await step(
        detect_intent,
        made,
        question=ScrubbedText(yes),
        recollection=Recollection(recent=(ScrubbedText("how long do i have"),)),
    )

    assert update["own_reply"] is OwnReply.SHOW_NUMBERS
    assert update["asked"] == "how long do i have"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yes", OwnReply.SHOW_NUMBERS),
        ("no thanks", OwnReply.NO_NUMBERS),
        ("no numbers please. just tell me what happens next", OwnReply.NO_NUMBERS),
    ],
)
async def test_a_typed_yes_or_no_counts_like_the_button(typed: str, meant: OwnReply) -> None:
    asked_back = FakeIntents(ranked=(RankedIntent(name=Intent.PROGNOSIS, confidence=0.95),))

    update = await step(
        detect_intent,
        context(intents=asked_back),
        question=ScrubbedText(typed),
        recollection=Recollection(recent=(ScrubbedText("how long do i have"),)),
    )

    assert update["own_reply"] is meant


async def test_a_yes_to_nothing_is_a_message_like_any_other() -> None:
    update = await step(
        detect_intent,
        question=ScrubbedText("yes"),
        recollection=Recollection(recent=(ScrubbedText("what helps with nausea"),)),
    )

    assert update["own_reply"] is None


async def test_a_fault_leaves_the_message_to_the_library() -> None:
    made = context(intents=BrokenIntents())

    update = await step(detect_intent, made, question=ScrubbedText("why am i tired"))

    assert update["intents"] == ()


class ByWords(FakeIntents):
    """Takes a question after time for one after chances, unless it says what lasts."""

    def detect(self, text: str) -> list[RankedIntent]:
        on_symptom = "tired" in text
        name = Intent.SYMPTOM_SIDE_EFFECT if on_symptom else Intent.PROGNOSIS
        return [RankedIntent(name=name, confidence=0.95)]


AFTER_FATIGUE = Recollection(cited=(FATIGUE.passage_id,))


async def test_what_points_back_is_read_with_what_the_answer_before_was_about() -> None:
    update = await step(
        detect_intent,
        context(intents=ByWords()),
        question=ScrubbedText("how long does it last"),
        recollection=AFTER_FATIGUE,
    )

    assert update["intents"][0].name is Intent.SYMPTOM_SIDE_EFFECT
    assert update["last_answer"] is not None


async def test_to_forget_that_is_not_to_ask_about_the_answer_before() -> None:
    forgetting = FakeIntents(ranked=(RankedIntent(name=Intent.DELETE_DATA, confidence=0.95),))

    update = await step(
        detect_intent,
        context(intents=forgetting),
        question=ScrubbedText("can you forget that"),
        recollection=AFTER_FATIGUE,
    )

    assert update["intents"][0].name is Intent.DELETE_DATA


async def test_without_the_library_a_message_is_read_by_itself() -> None:
    update = await step(
        detect_intent,
        context(intents=ByWords(), retriever=BrokenRetriever()),
        question=ScrubbedText("how long does it last"),
        recollection=AFTER_FATIGUE,
    )

    assert update["intents"][0].name is Intent.PROGNOSIS
    assert update["last_answer"] is None
