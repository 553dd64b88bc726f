"""A dead worker's turns are answered once by another."""

import asyncio
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select, update

from assistant.domain import Actor
from memory.memory import Memory, open_memory
from memory.recovery import ATTEMPTS
from memory.tables import ConversationRow, TurnRow, TurnStatus, now
from memory.turns import OpenTurn
from tests.memory.conftest import KEY
from tests.memory.makers import all_of, finished, new_turn, tell

pytestmark = pytest.mark.anyio

ACCEPT_AND_HANG = """
import asyncio, sys
from memory.memory import open_memory
from tests.memory.conftest import KEY
from tests.memory.makers import new_turn

async def main():
    memory = open_memory(sys.argv[1], KEY)
    actor = await memory.people.sign_in("guest:patient")
    await memory.turns.accept(actor, new_turn("one"))
    print("accepted", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def age_everything(memory: Memory) -> None:
    """Let the leases run out without waiting for it."""
    past = now() - timedelta(hours=1)

    def age(session: Session) -> None:
        session.exec(update(TurnRow).values(created_at=past))
        session.exec(update(ConversationRow).values(lease_until=past))

    await memory.database.write(age)


async def test_a_turn_survives_the_death_of_its_process(
    memory: Memory, patient: Actor, database_url: str
) -> None:
    command = [sys.executable, "-c", ACCEPT_AND_HANG, database_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"accepted\n"
        worker.send_signal(signal.SIGKILL)
    await age_everything(memory)
    answered: list[str] = []

    async def answer(turn: OpenTurn) -> None:
        accepted = await memory.turns.accept(turn.actor, new_turn(turn.question))
        await memory.turns.finish(turn.actor, finished(accepted, turn.question))
        answered.append(turn.question)

    await memory.recovery.round(answer)
    await memory.recovery.round(answer)

    assert answered == ["one"]


async def test_finished_turns_are_left_alone(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "one")
    await age_everything(memory)

    assert await memory.recovery.abandoned() == []


async def test_a_live_worker_keeps_its_turn(memory: Memory, patient: Actor) -> None:
    await memory.turns.accept(patient, new_turn("one"))
    await age_everything(memory)

    await memory.recovery.renew_leases()

    assert await memory.recovery.abandoned() == []


async def test_a_turn_that_fails_every_time_is_given_up(memory: Memory, patient: Actor) -> None:
    for _ in range(ATTEMPTS):
        accepted = await memory.turns.accept(patient, new_turn("one"))
        await memory.turns.let_go(accepted)
    await age_everything(memory)

    assert await memory.recovery.abandoned() == []

    assert await all_of(memory, select(TurnRow.status)) == [TurnStatus.FAILED]


async def test_two_processes_answer_one_turn_once(
    memory: Memory, patient: Actor, database_url: str
) -> None:
    accepted = await memory.turns.accept(patient, new_turn("one"))
    await age_everything(memory)
    other = open_memory(database_url, KEY)
    taken = await other.turns.accept(patient, new_turn("one"))

    results = await asyncio.gather(
        memory.turns.finish(patient, finished(accepted, "one")),
        other.turns.finish(patient, finished(taken, "one")),
    )

    assert sorted(results) == [False, True]
    await other.database.close()
