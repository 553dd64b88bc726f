"""Whole turns through the real graph, with fakes at the edges."""

import pytest

from assistant.domain import (
    AnswerKind,
    ChangeKind,
    Fact,
    FactChange,
    FactKind,
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
    FakeRetriever,
    FakeTurnMemory,
    FakeWriter,
    ForgetfulMemory,
    lead,
)
from tests.graph.making import context, run, watch

pytestmark = pytest.mark.anyio

CUT_OFF = Recollection(fragment=Fragment(turn_id="t0", text=ScrubbedText("the dose was")))


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
