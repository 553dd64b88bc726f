"""A real, migrated SQLite database for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.domain import Actor
from memory.memory import Memory, open_memory, prepare

KEY = bytes(range(32))


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "lantern.db"


@pytest.fixture
async def memory(database_file: Path) -> AsyncIterator[Memory]:
    opened = open_memory(f"sqlite+aiosqlite:///{database_file}", KEY)
    await prepare(opened)
    yield opened
    await opened.database.close()


@pytest.fixture
async def patient(memory: Memory) -> Actor:
    return await memory.people.sign_in("guest:patient")
