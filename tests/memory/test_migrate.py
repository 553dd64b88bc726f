"""The database is what the tables in code say."""

import pytest

from memory.memory import Memory
from memory.migrate import differences, upgrade

pytestmark = pytest.mark.anyio


async def test_after_the_migrations_nothing_is_missing(memory: Memory) -> None:
    assert await differences(memory.database) == []


async def test_a_second_upgrade_does_nothing(memory: Memory) -> None:
    await upgrade(memory.database)

    assert await differences(memory.database) == []
