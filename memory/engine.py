"""Open the database: one engine, two kinds of sessions."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from assistant.errors import MemoryStoreError

RETRY_PAUSES_SECONDS = (0.1, 0.4)

# Every pragma but the journal mode is per connection.
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "foreign_keys=ON")


def open_engine(url: str) -> AsyncEngine:
    """Return an engine; SQLite is set up so that readers never block and writers queue."""
    engine = create_async_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_pragmas(connection: AsyncAdapt_aiosqlite_connection, _record: object) -> None:
    # The driver's own BEGIN comes too late: two read-then-write transactions would both read.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get("lantern_read", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


Result = TypeVar("Result")


class Database:
    """Hands out sessions. A write session commits when its block ends, or not at all."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        readers = engine.execution_options(lantern_read=True)
        self._write = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
        self._read = async_sessionmaker(readers, class_=AsyncSession, expire_on_commit=False)
        # SQLite has one write lock and lets those who wait poll for it, up to a tenth of a second
        # apart; our own queue hands it on at once and in order.
        one_writer = engine.dialect.name == "sqlite"
        self._turn_to_write = asyncio.Lock() if one_writer else contextlib.nullcontext()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction; on SQLite it holds the write lock from its first statement."""
        async with (
            database_faults(),
            self._turn_to_write,
            self._write() as session,
            session.begin(),
        ):
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session for reading."""
        async with database_faults(), self._read() as session:
            yield session

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()


@asynccontextmanager
async def database_faults() -> AsyncIterator[None]:
    """Turn the driver's errors into ours; their text may quote values, so it is left behind."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise MemoryStoreError(f"the database failed: {type(error).__name__}") from None


async def retry(work: Callable[[], Awaitable[Result]]) -> Result:
    """Run `work` again after a database fault, a little later each time, then let it through."""
    for pause in RETRY_PAUSES_SECONDS:
        try:
            return await work()
        except MemoryStoreError:
            await asyncio.sleep(pause)
    return await work()
