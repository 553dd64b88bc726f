"""What becomes of a run that is stopped, takes too long, or is asked for twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from assistant.answering.writer import AnswerRequest
from assistant.domain import Answer, AnswerKind, DraftBlock
from graph.run import TurnDone, TurnRunner
from tests.fakes import FakeTurnMemory, lead
from tests.graph.making import context, message, watch

pytestmark = pytest.mark.anyio


async def test_a_message_answered_before_is_not_answered_again() -> None:
    before = Answer(text="As I said.", kind=AnswerKind.ANSWER)
    memory = FakeTurnMemory(answered_before=before)
    screen: list[object] = []

    done = await watch("why am i tired", context(memory=memory), screen)

    assert screen == [TurnDone(turn_id="t1", answer=before, repeated=True)]
    assert done is not None
    assert memory.finished == []


class SlowWriter:
    """Never ends."""

    def __init__(self) -> None:
        self.started = asyncio.Event()

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        self.started.set()
        await asyncio.Event().wait()
        yield lead("never")


async def test_a_stopped_turn_is_closed_and_not_run_again() -> None:
    memory, writer = FakeTurnMemory(), SlowWriter()
    runner = TurnRunner(context(writer=writer, memory=memory), timeout_seconds=10)
    task = asyncio.create_task(runner.answer(message("why am i tired")))
    await writer.started.wait()

    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert [one.turn_id for one in memory.stopped] == ["t1"]


async def test_a_turn_stopped_while_a_part_is_being_shown_is_closed_too() -> None:
    memory, showing = FakeTurnMemory(), asyncio.Event()

    async def watcher() -> None:
        runner = TurnRunner(context(memory=memory), timeout_seconds=10)
        async with aclosing(runner.run(message("why am i tired"))) as parts:
            async for _ in parts:
                showing.set()
                await asyncio.Event().wait()

    task = asyncio.create_task(watcher())
    await showing.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert [one.turn_id for one in memory.stopped] == ["t1"]


async def test_a_turn_nobody_watches_to_its_end_is_tried_again() -> None:
    memory = FakeTurnMemory()
    parts = TurnRunner(context(memory=memory), timeout_seconds=10).run(message("why am i tired"))

    await anext(parts)
    await parts.aclose()

    assert [one.turn_id for one in memory.let_go_of] == ["t1"]


async def test_a_turn_that_takes_too_long_is_given_back() -> None:
    memory = FakeTurnMemory()
    runner = TurnRunner(context(writer=SlowWriter(), memory=memory), timeout_seconds=0.2)

    with pytest.raises(TimeoutError):
        await runner.answer(message("why am i tired"))

    assert [one.turn_id for one in memory.let_go_of] == ["t1"]
