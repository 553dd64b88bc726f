"""A patient, and a desk at which they show records."""

import pytest

from assistant.domain import Actor
from memory.memory import Memory
from tests.web.records.desks import Clock, desk_of
from web.records.desk import RecordDesk
from web.records.shown import ShownRecords


@pytest.fixture
async def patient(memory: Memory) -> Actor:
    return await memory.people.sign_in("guest:ann")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(memory: Memory, clock: Clock) -> RecordDesk:
    return desk_of(memory, shown=ShownRecords(clock=clock))
