"""Whole turns through the real graph, with fakes at the edges."""

import pytest

from assistant.domain import (
    AnswerKind,
    ChangeKind,
    Fact,
    FactChange,
    FactKind,
    Intent,
    RankedIntent,
    ScrubbedText,
)
from assistant.errors import MemoryStoreError, ScrubbingError
from graph.release import AnswerAtOnce, AnswerPiece
from memory.turns import Fragment, Recollection
from tests.fakes import (
    BrokenMemory,
    BrokenRetriever,
    BrokenScrubber,
    BrokenWriter,
    FakeExtractor,
    FakeIntents,
    FakeRetriever,
    FakeTurnMemory,
    FakeWriter,
    ForgetfulMemory,
    lead,
)
from tests.graph.making import context, run, watch

pytestmark = pytest.mark.anyio

CUT_OFF = Recollection(fragment=Fragment(turn_id="t0", text=ScrubbedText("the dose was")))


def wanting(intent: Intent, confidence: float = 0.99) -> FakeIntents:
    return FakeIntents(ranked=(RankedIntent(name=intent, confidence=confidence),))


async def test_a_question_is_answered_from_the_library_with_numbered_sources() -> None:
    turn = await run("why am i tired", context())

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.ANSWER
    assert "Rest helps many people who are tired. [1]" in turn.answer.text
    assert [one.passage_id for one in turn.answer.citations] == ["fatigue#short-answer"]


async def test_no_name_reaches_the_writer_or_the_store() -> None:
    writer, memory = FakeWriter(), FakeTurnMemory()

    await run("I am Maria and tired", context(writer=writer, memory=memory))

    assert [one.question for one in writer.requests] == ["I am [NAME_1] and tired"]
    assert [one.question for one in memory.accepted] == ["I am [NAME_1] and tired"]
    assert [one.question for one in memory.finished] == ["I am [NAME_1] and tired"]


async def test_what_comes_out_of_the_graph_has_no_message_as_typed() -> None:
    turn = await run("I am Maria and tired", context())

    assert not hasattr(turn, "message")


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ({"scrubber": BrokenScrubber()}, ScrubbingError),
        ({"memory": BrokenMemory()}, MemoryStoreError),
    ],
    ids=["the scrubber is down", "the database is down"],
)
async def test_emergency_words_are_on_screen_before_anything_fails(
    broken: dict[str, object], error: type[Exception]
) -> None:
    screen: list[object] = []

    with pytest.raises(error):
        await watch("I have chest pain", context(**broken), screen)

    (shown,) = screen
    assert isinstance(shown, AnswerAtOnce)
    assert shown.answer.kind is AnswerKind.EMERGENCY


@pytest.mark.parametrize(
    "broken",
    [{"retriever": BrokenRetriever()}, {"writer": BrokenWriter()}],
    ids=["the library is down", "the chat model is down"],
)
async def test_an_emergency_needs_neither_library_nor_model(broken: dict[str, object]) -> None:
    turn = await run("I have chest pain", context(**broken))

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.EMERGENCY


async def test_an_emergency_is_kept_and_put_up_for_review() -> None:
    memory = FakeTurnMemory()

    await run("I have chest pain", context(memory=memory))

    assert memory.finished[0].review_reasons == ["red flag: chest-pain"]


async def test_what_an_emergency_message_tells_is_noted_too() -> None:
    stage = FactChange(
        change=ChangeKind.NEW, fact=Fact(kind=FactKind.STAGE, name="stage", value="IV")
    )
    memory, extractor = FakeTurnMemory(), FakeExtractor(changes=(stage,))
    screen: list[object] = []

    await watch("chest pain, stage 4", context(memory=memory, extractor=extractor), screen)

    assert isinstance(screen[0], AnswerAtOnce)
    assert list(memory.finished[0].changes) == [stage]
    assert memory.finished[0].answer.kind is AnswerKind.EMERGENCY


async def test_an_emergency_is_kept_also_when_memory_cannot_be_read() -> None:
    memory = ForgetfulMemory()

    turn = await run("I have chest pain", context(memory=memory))

    assert turn.answer is not None
    assert len(memory.finished) == 1


async def test_nothing_is_kept_when_identifiers_cannot_be_removed() -> None:
    memory = FakeTurnMemory()

    with pytest.raises(ScrubbingError):
        await run("I am Maria", context(scrubber=BrokenScrubber(), memory=memory))

    assert memory.accepted == []


async def test_a_cut_off_message_is_asked_about_and_waits() -> None:
    memory = FakeTurnMemory()

    turn = await run("the dose was", context(memory=memory))

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.CLARIFY
    assert '"the dose was"' in turn.answer.text
    assert [one.label for one in turn.answer.quick_replies][:2] == ["reduced", "paused"]
    assert memory.finished[0].waits_for_end


async def test_the_end_of_a_message_is_joined_to_its_beginning() -> None:
    memory = FakeTurnMemory(recollection=CUT_OFF)

    turn = await run("reduced", context(memory=memory))

    assert turn.question == "the dose was reduced"


async def test_two_harmless_halves_can_be_an_emergency() -> None:
    fragment = Fragment(turn_id="t0", text=ScrubbedText("since an hour chest"))
    memory = FakeTurnMemory(recollection=Recollection(fragment=fragment))
    screen: list[object] = []

    await watch("pain", context(memory=memory), screen)

    assert isinstance(screen[0], AnswerAtOnce)
    assert memory.finished[0].question == "since an hour chest pain"


async def test_another_question_lets_the_fragment_go_and_says_so() -> None:
    memory = FakeTurnMemory(recollection=CUT_OFF)

    turn = await run("why am i tired", context(memory=memory))

    assert turn.question == "why am i tired"
    assert turn.answer is not None
    assert turn.answer.text.startswith("I've left your earlier message")


async def test_an_invented_source_is_never_shown() -> None:
    writer = FakeWriter(blocks=[lead("Rest helps many people who are tired.", "made-up")])
    screen: list[object] = []

    done = await watch("why am i tired", context(writer=writer), screen)

    assert [part for part in screen if isinstance(part, AnswerPiece)] == []
    assert done is not None
    assert done.answer is not None
    assert done.answer.kind is AnswerKind.DECLINE


async def test_an_unsupported_sentence_is_dropped_and_the_rest_shown() -> None:
    blocks = [
        lead("Rest helps many people who are tired.", "fatigue#short-answer"),
        lead("Vitamin infusions cure 93 percent of patients.", "fatigue#short-answer"),
    ]
    memory = FakeTurnMemory()

    turn = await run("why am i tired", context(writer=FakeWriter(blocks=blocks), memory=memory))

    assert turn.answer is not None
    assert "Rest helps" in turn.answer.text
    assert "93" not in turn.answer.text
    assert memory.finished[0].review_reasons != []


async def test_nothing_in_the_library_is_said_and_cites_nothing() -> None:
    turn = await run("how do i fix my car", context(retriever=FakeRetriever(passages=())))

    assert turn.answer is not None
    assert (turn.answer.kind, turn.answer.citations) == (AnswerKind.DECLINE, ())


async def test_a_library_that_is_down_is_said() -> None:
    turn = await run("why am i tired", context(retriever=BrokenRetriever()))

    assert turn.answer is not None
    assert "library" in turn.answer.text
    assert turn.answer.citations == ()


async def test_memory_that_cannot_be_read_is_said_in_the_answer() -> None:
    turn = await run("why am i tired", context(memory=ForgetfulMemory()))

    assert turn.answer is not None
    assert turn.answer.text.startswith("I can't reach what you told me before")
    assert "Rest helps" in turn.answer.text


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
