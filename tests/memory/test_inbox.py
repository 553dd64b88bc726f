"""Messages are taken in once, answered in order, and never by two workers."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlmodel import col, select, update

from assistant.domain import Actor
from assistant.errors import NotAllowedError
from memory.engine import open_engine
from memory.inbox import TurnInbox
from memory.memory import Memory, open_memory
from memory.tables import ConversationRow, now
from memory.turns import AcceptedTurn
from tests.memory.conftest import KEY
from tests.memory.makers import all_of, answer, finished, new_turn, tell

pytestmark = pytest.mark.anyio


async def test_the_same_message_sent_twice_is_one_turn(memory: Memory, patient: Actor) -> None:
    first = await tell(memory, patient, "what is ribociclib")

    again = await memory.turns.accept(patient, new_turn("what is ribociclib"))

    assert again.turn_id == first.turn_id
    assert again.answer == answer()
    assert again.fence == 0


async def test_the_same_words_twice_within_two_seconds_are_a_double_click(
    memory: Memory, patient: Actor
) -> None:
    first = await memory.turns.accept(patient, new_turn("hello", key="a"))
    await memory.turns.finish(patient, finished(first, "hello"))

    second = await memory.turns.accept(patient, new_turn("hello", key="b"))

    assert second.turn_id == first.turn_id


async def test_two_messages_at_once_are_answered_one_after_the_other(
    memory: Memory, patient: Actor
) -> None:
    first = await memory.turns.accept(patient, new_turn("one"))
    second = asyncio.create_task(memory.turns.accept(patient, new_turn("two")))
    done, _ = await asyncio.wait({second}, timeout=0.2)
    assert not done, "the second message waits while the first is worked on"

    await memory.turns.finish(patient, finished(first, "one"))

    assert (await second).fence > first.fence


async def test_who_lost_the_lease_cannot_finish(memory: Memory, patient: Actor) -> None:
    accepted = await memory.turns.accept(patient, new_turn("one"))
    old = replace(accepted, fence=accepted.fence - 1)

    assert not await memory.turns.finish(patient, finished(old, "one"))
    assert await memory.turns.finish(patient, finished(accepted, "one"))
    assert not await memory.turns.finish(patient, finished(accepted, "one"))


async def test_another_process_cannot_take_a_live_claim(
    memory: Memory, patient: Actor, database_url: str
) -> None:
    await memory.turns.accept(patient, new_turn("one"))
    other = open_memory(database_url, KEY)
    takes_over = asyncio.create_task(other.turns.accept(patient, new_turn("one")))

    done, _ = await asyncio.wait({takes_over}, timeout=0.3)

    assert not done
    takes_over.cancel()
    await asyncio.gather(takes_over, return_exceptions=True)
    await other.database.close()


async def test_a_stranger_cannot_write_in_a_conversation(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "one")
    stranger = await memory.people.sign_in("guest:stranger")

    with pytest.raises(NotAllowedError):
        await memory.turns.accept(stranger, new_turn("two"))


async def test_ten_conversations_at_once_lose_nothing(memory: Memory, patient: Actor) -> None:
    async def converse(number: int) -> None:
        for text in ("one", "two", "three"):
            turn = new_turn(text, conversation=f"c{number}")
            accepted = await memory.turns.accept(patient, turn)
            assert await memory.turns.finish(patient, finished(accepted, text))

    await asyncio.gather(*(converse(number) for number in range(10)))

    listed = await memory.conversations.listed(patient, limit=50)
    opened = [await memory.conversations.opened(patient, one.conversation_id) for one in listed]
    assert [len(one.turns) for one in opened if one] == [3] * 10


@contextmanager
def locked_by_another_process(database_url: str) -> Iterator[None]:
    """Hold the lock that the next message of the conversation waits for."""
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(update(ConversationRow).values(updated_at=now()))
        yield
    engine.dispose()


async def test_a_claim_that_is_being_made_reaches_a_caller_who_is_cancelled_meanwhile(
    memory: Memory, patient: Actor, database_url: str
) -> None:
    await tell(memory, patient, "one")
    held: list[AcceptedTurn] = []

    async def caller() -> None:
        held.append(await memory.turns.accept(patient, new_turn("two")))

    with locked_by_another_process(database_url):
        task = asyncio.create_task(caller())
        await asyncio.sleep(0.3)
        task.cancel()
        await asyncio.sleep(0.1)
    await asyncio.gather(task, return_exceptions=True)

    assert task.cancelled()
    (claim,) = held
    await memory.turns.stop(claim)
    assert (await memory.turns.accept(patient, new_turn("three"))).fence > claim.fence


async def test_a_caller_cancelled_while_waiting_for_its_place_holds_no_claim(
    memory: Memory, patient: Actor
) -> None:
    first = await memory.turns.accept(patient, new_turn("one"))
    waiting = asyncio.create_task(memory.turns.accept(patient, new_turn("two")))
    await asyncio.wait({waiting}, timeout=0.3)

    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await memory.turns.finish(patient, finished(first, "one"))

    leased = select(ConversationRow.id).where(col(ConversationRow.lease_owner).is_not(None))
    assert waiting.cancelled()
    assert await all_of(memory, leased) == []
    assert (await memory.turns.accept(patient, new_turn("two"))).fence > first.fence


async def test_every_worker_has_a_name_of_its_own(memory: Memory) -> None:
    first = TurnInbox(memory.database, memory.turns._sealer)
    second = TurnInbox(memory.database, memory.turns._sealer)

    assert first.owner != second.owner
