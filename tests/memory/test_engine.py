"""A transaction runs whole in a thread: it sees no half of another, and ends whoever waits."""

import asyncio
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select, update

from assistant.domain import Actor
from assistant.errors import MemoryStoreError
from memory.engine import Database, open_engine, retry
from memory.memory import Memory
from memory.migrate import upgrade
from memory.tables import ConversationRow
from tests.memory.makers import all_of, tell

pytestmark = pytest.mark.anyio
FENCES = select(ConversationRow.fence)


async def test_twenty_readers_that_write_lose_no_update(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "one")

    def count_up(session: Session) -> None:
        fence = session.exec(FENCES.with_for_update()).one()
        session.exec(update(ConversationRow).values(fence=fence + 1))

    (before,) = await all_of(memory, FENCES)
    await asyncio.gather(*(memory.database.write(count_up) for _ in range(20)))

    assert await all_of(memory, FENCES) == [before + 20]


async def test_a_failing_transaction_writes_nothing(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "one")
    before = await all_of(memory, FENCES)

    def write_and_break(session: Session) -> None:
        session.exec(update(ConversationRow).values(fence=99))
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await memory.database.write(write_and_break)

    assert await all_of(memory, FENCES) == before


class SlowWrite:
    """A transaction that has begun, and ends when it is allowed to."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, session: Session) -> str:
        session.exec(update(ConversationRow).values(fence=99))
        self.begun.set()
        self.may_end.wait(10)
        return "written"


async def test_the_event_loop_goes_on_while_a_transaction_waits(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "one")
    slow = SlowWrite()
    writing = asyncio.create_task(memory.database.write(slow))
    await asyncio.to_thread(slow.begun.wait)

    began = time.perf_counter()
    assert await all_of(memory, FENCES) != [99]
    assert time.perf_counter() - began < 1

    slow.may_end.set()
    assert await writing == "written"


async def test_a_transaction_that_has_begun_ends_although_its_caller_is_gone(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "one")
    slow = SlowWrite()
    writing = asyncio.create_task(memory.database.write(slow))
    await asyncio.to_thread(slow.begun.wait)

    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    slow.may_end.set()
    await memory.database.write(lambda _: None)
    await memory.database.close()

    assert memory.database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # a queue pool


async def test_who_must_learn_the_end_learns_it_before_being_cancelled(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "one")
    slow, learnt = SlowWrite(), []

    async def caller() -> None:
        learnt.append(await memory.database.write_to_the_end(slow))
        await asyncio.sleep(0)
        learnt.append("went on")

    task = asyncio.create_task(caller())
    await asyncio.to_thread(slow.begun.wait)
    task.cancel()
    await asyncio.sleep(0.05)
    assert not task.done()
    slow.may_end.set()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert learnt == ["written"]
    assert await all_of(memory, FENCES) == [99]


async def test_a_timeout_that_waited_for_the_end_is_a_timeout_still(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "one")
    slow = SlowWrite()
    asyncio.get_running_loop().call_later(0.2, slow.may_end.set)

    async def caller() -> None:
        async with asyncio.timeout(0.05):
            assert await memory.database.write_to_the_end(slow) == "written"
            await asyncio.sleep(10)

    with pytest.raises(TimeoutError):
        await caller()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_transaction_that_has_not_begun_is_dropped_with_its_caller(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "one")
    slow, ran = SlowWrite(), []
    writing = asyncio.create_task(memory.database.write(slow))
    await asyncio.to_thread(slow.begun.wait)
    queued = asyncio.create_task(memory.database.write_to_the_end(lambda _: ran.append(1)))
    await asyncio.sleep(0.05)

    queued.cancel()
    with pytest.raises(asyncio.CancelledError):
        await queued
    slow.may_end.set()
    await writing
    await memory.database.write(lambda _: None)

    assert ran == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_embedded_database_answers_in_the_order_it_is_asked(memory: Memory) -> None:
    answered = []

    async def ask(number: int, seconds: float) -> None:
        await memory.database.read(lambda _: time.sleep(seconds))
        answered.append(number)

    await asyncio.gather(ask(1, 0.1), ask(2, 0), ask(3, 0))

    assert answered == [1, 2, 3]


async def test_a_closed_database_says_so(memory: Memory) -> None:
    await memory.database.close()

    with pytest.raises(MemoryStoreError, match="closed"):
        await memory.people.find("guest:one")


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
        await all_of(memory, select(ConversationRow).where(broken))

    assert "secret words" not in str(raised.value)


@pytest.mark.parametrize("form", ["sqlite:///", "sqlite+aiosqlite:///"])
async def test_an_older_form_of_the_address_opens_the_same_file(form: str, tmp_path: Path) -> None:
    database = Database(open_engine(f"{form}{tmp_path / 'lantern.db'}"))

    await upgrade(database)
    await database.close()

    assert (tmp_path / "lantern.db").stat().st_size > 0


def test_limits_named_in_the_address_of_a_server_stand() -> None:
    engine = open_engine("postgresql+psycopg://lantern@db/lantern?connect_timeout=30")

    assert dict(engine.url.query) == {"connect_timeout": "30", "tcp_user_timeout": "10000"}
