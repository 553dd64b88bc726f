"""The database is what the tables in code say."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from memory import migrations
from memory.memory import Memory
from memory.migrate import NEWEST, upgrade
from memory.schema import differences

pytestmark = pytest.mark.anyio


async def missing(memory: Memory) -> list[object]:
    return await memory.database.read(lambda session: differences(session.connection()))


async def test_after_the_migrations_nothing_is_missing(memory: Memory) -> None:
    assert await missing(memory) == []


async def test_a_second_upgrade_does_nothing(memory: Memory) -> None:
    await upgrade(memory.database)

    assert await missing(memory) == []


async def test_the_newest_migration_is_the_one_that_is_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


async def test_a_database_that_is_up_to_date_is_opened_without_alembic(
    memory: Memory, database_url: str
) -> None:
    start = f"""
import asyncio, sys
from memory.memory import open_memory, prepare
opened = open_memory({database_url!r}, bytes(32))
asyncio.run(prepare(opened))
print("alembic" in sys.modules)
"""
    command = [sys.executable, "-c", start]
    said = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])

    assert said.stdout.split() == [b"False"]
