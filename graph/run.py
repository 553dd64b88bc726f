"""Run one turn: pass on what the person is to see, and never leave a claim behind."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant.domain import Actor, Answer
from assistant.errors import LanternError, MemoryStoreError
from graph.build import build_turn_graph
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnInput
from memory.turns import (
    AcceptedTurn,
    FinishedTurn,
    KnownBefore,
    NewTurn,
    OpenTurn,
    Recollection,
    TurnMemory,
)

logger = logging.getLogger(__name__)

_END = object()
"""Follows the last part of a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnDone:
    """The end of a turn, as it was kept."""

    turn_id: str | None
    answer: Answer | None
    """None when there is nothing to show: the message had been stopped before."""
    repeated: bool = False
    """The very same message was answered before."""


class TurnRunner:
    """Runs turns on one compiled graph. Safe to share between conversations."""

    def __init__(self, context: TurnContext, *, timeout_seconds: float) -> None:
        self._graph = build_turn_graph()
        self._context = context
        self._timeout_seconds = timeout_seconds

    async def run(self, turn: TurnInput) -> AsyncGenerator[object, None]:
        """Yield `AnswerAtOnce`, `Progress` and `AnswerPiece` as they come, then `TurnDone`.

        Raises `LanternError` or `TimeoutError` when the turn cannot be finished; what was yielded
        until then stands. Close it when you stop watching (`contextlib.aclosing`): a turn whose
        task was cancelled is stopped for good, any other is tried again.
        """
        claim, shown = HeldClaim(self._context.memory), asyncio.Queue[object]()
        running = asyncio.create_task(self._to_the_end(turn, claim, shown))
        running.add_done_callback(lambda _: shown.put_nowait(_END))
        try:
            async with asyncio.timeout(self._timeout_seconds):
                while (part := await shown.get()) is not _END:
                    yield part
                    shown.task_done()
                done = await running
        except BaseException:
            running.cancel()
            await asyncio.wait({running})
            await claim.give_back(stopped=_is_stopped())
            raise
        yield done

    async def _to_the_end(
        self, turn: TurnInput, claim: "HeldClaim", shown: asyncio.Queue[object]
    ) -> TurnDone:
        """Run the nodes, each once what those before it show has been taken.

        They go past LangGraph's own stream, which starts tasks at every step to wait for them.
        """
        seen: dict[str, object] = {}
        context = replace(self._context, memory=claim, show=shown.put_nowait)
        async for step in self._graph.astream(turn, context=context, stream_mode="updates"):
            for update in step.values():
                seen |= update or {}
            await shown.join()
        return _done(seen)

    async def answer(self, turn: TurnInput) -> TurnDone:
        """Run a turn whose parts nobody watches."""
        done = TurnDone(turn_id=None, answer=None)
        async with aclosing(self.run(turn)) as parts:
            async for part in parts:
                if isinstance(part, TurnDone):
                    done = part
        return done

    async def state_after(self, turn: TurnInput) -> ScrubbedTurn:
        """Run a turn and return all it found out, for batch runs and evaluations."""
        seen = await self._graph.ainvoke(turn, context=self._context)
        return ScrubbedTurn(**seen)

    async def answer_abandoned(self, turn: OpenTurn) -> None:
        """Run a turn again that another worker left open; its message is scrubbed already."""
        await self.answer(
            TurnInput(
                actor=turn.actor,
                conversation_id=turn.conversation_id,
                client_key=turn.client_key,
                message=turn.question,
            )
        )


class HeldClaim:
    """Memory, as one run sees it: knows which claim to give back when the run breaks off."""

    def __init__(self, memory: TurnMemory) -> None:
        self._memory = memory
        self._held: AcceptedTurn | None = None

    async def known(self, actor: Actor, conversation_id: str) -> KnownBefore:
        """Read what is known before a message."""
        return await self._memory.known(actor, conversation_id)

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        """Accept, and hold the claim."""
        accepted = await self._memory.accept(actor, turn)
        self._held = accepted if accepted.fence else None
        return accepted

    async def recall(self, actor: Actor, accepted: AcceptedTurn) -> Recollection:
        """Recall."""
        return await self._memory.recall(actor, accepted)

    async def finish(self, actor: Actor, turn: FinishedTurn) -> bool:
        """Finish, which gives the claim back."""
        finished = await self._memory.finish(actor, turn)
        self._held = None
        return finished

    async def stop(self, accepted: AcceptedTurn) -> None:
        """Stop."""
        await self._memory.stop(accepted)

    async def let_go(self, accepted: AcceptedTurn) -> None:
        """Let go."""
        await self._memory.let_go(accepted)

    async def give_back(self, *, stopped: bool) -> None:
        """Give a claim that is still held back: for good when stopped, else to be tried again."""
        held, self._held = self._held, None
        if held is None:
            return
        give_back = self.stop(held) if stopped else self.let_go(held)
        try:
            await asyncio.shield(give_back)
        except MemoryStoreError:
            logger.warning("claim not given back: turn=%s", held.turn_id)


def _is_stopped() -> bool:
    """Tell whether somebody cancelled this task, here or in whoever watches the run."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _done(seen: dict[str, object]) -> TurnDone:
    accepted, answer = seen.get("accepted"), seen.get("answer")
    if not isinstance(accepted, AcceptedTurn):
        raise LanternError("a turn ended without having been accepted")
    if accepted.fence == 0:
        return TurnDone(turn_id=accepted.turn_id, answer=accepted.answer, repeated=True)
    shown = answer if isinstance(answer, Answer) else None
    return TurnDone(turn_id=accepted.turn_id, answer=shown)
