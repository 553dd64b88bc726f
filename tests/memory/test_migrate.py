"""The database is what the tables in code say."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from memory import migrations
from memory.memory import Memory
from memory.migrate import NEWEST, differences, upgrade

pytestmark = pytest.mark.anyio


async def test_after_the_migrations_nothing_is_missing(memory: Memory) -> None:
    assert await differences(memory.database) == []


async def test_a_second_upgrade_does_nothing(memory: Memory) -> None:
    await upgrade(memory.database)

    assert await differences(memory.database) == []


async def test_the_newest_migration_is_the_one_that_is_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST
