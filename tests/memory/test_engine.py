"""Transactions on SQLite do not read what another is about to write."""

import asyncio

import pytest
from sqlalchemy import text
from sqlmodel import select, update

from assistant.domain import Actor
from assistant.errors import MemoryStoreError
from memory.engine import retry
from memory.memory import Memory
from memory.tables import ConversationRow
from tests.memory.makers import tell

pytestmark = pytest.mark.anyio


async def test_twenty_readers_that_write_lose_no_update(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "one")

    async def count_up() -> None:
        async with memory.database.write() as session:
            row = (await session.exec(select(ConversationRow).with_for_update())).one()
            await session.exec(update(ConversationRow).values(fence=row.fence + 1))

    before = await _fence(memory)
    await asyncio.gather(*(count_up() for _ in range(20)))

    assert await _fence(memory) == before + 20


async def _fence(memory: Memory) -> int:
    async with memory.database.read() as session:
        return (await session.exec(select(ConversationRow.fence))).one()


async def test_a_failing_block_writes_nothing(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "one")
    before = await _fence(memory)

    with pytest.raises(RuntimeError, match="broken"):
        await _write_and_break(memory)

    assert await _fence(memory) == before


async def _write_and_break(memory: Memory) -> None:
    async with memory.database.write() as session:
        await session.exec(update(ConversationRow).values(fence=99))
        raise RuntimeError("broken")


async def test_a_passing_fault_is_tried_again() -> None:
    attempts = []

    async def works_the_second_time() -> str:
        attempts.append(1)
        if len(attempts) == 1:
            raise MemoryStoreError("locked")
        return "done"

    assert await retry(works_the_second_time) == "done"


async def test_a_lasting_fault_comes_through() -> None:
    async def never_works() -> None:
        raise MemoryStoreError("gone")

    with pytest.raises(MemoryStoreError, match="gone"):
        await retry(never_works)


async def test_the_text_of_a_fault_quotes_no_values(memory: Memory) -> None:
    broken = text("no_such_column = :value").bindparams(value="secret words")

    with pytest.raises(MemoryStoreError) as raised:
        async with memory.database.read() as session:
            await session.exec(select(ConversationRow).where(broken))

    assert "secret words" not in str(raised.value)
