"""Open the database: one engine, and threads in which whole transactions run."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker
from sqlmodel import Session

from assistant.errors import MemoryStoreError

RETRY_PAUSES_SECONDS = (0.1, 0.4)
SERVER_THREADS = 8
"""So many transactions run at once on PostgreSQL."""

# Every pragma but the journal mode is per connection.
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000", "foreign_keys=ON")
# A thread cannot be interrupted, so a server that hangs must not hold it for long.
_POSTGRESQL_LIMITS = {"connect_timeout": "5", "tcp_user_timeout": "10000"}
_SET_LOCK_TIMEOUT = "SET lock_timeout = '5s'"


def open_engine(url: str) -> Engine:
    """Return an engine; SQLite is set up so that readers never block and writers queue."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        # Older settings name an asynchronous driver.
        engine = create_engine(place.set(drivername="sqlite"))
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        return engine
    bounded = place.set(query={**_POSTGRESQL_LIMITS, **place.query})
    engine = create_engine(bounded, pool_size=SERVER_THREADS, pool_pre_ping=True)
    event.listen(engine, "connect", _set_lock_timeout)
    return engine


def _set_pragmas(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own BEGIN comes too late: two read-then-write transactions would both read.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get("lantern_read", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _set_lock_timeout(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(_SET_LOCK_TIMEOUT)
    cursor.close()
    connection.commit()  # a setting of a transaction that is rolled back is lost


Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")
Work = Callable[Concatenate[Session, Parameters], Result]


class Database:
    """Runs functions of a session, one transaction each, in threads of its own.

    A caller that is cancelled waits no longer. Its transaction is dropped when it has not begun;
    one that has begun runs to its end in its thread, commits or rolls back, and gives its
    connection back.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        reading = engine.execution_options(lantern_read=True)
        self._write_session = sessionmaker(engine, class_=Session, expire_on_commit=False)
        self._read_session = sessionmaker(reading, class_=Session, expire_on_commit=False)
        if self.is_embedded:
            # SQLite has one write lock and lets those who wait poll for it, up to a tenth of a
            # second apart; one thread that writes hands it on at once and in order. One thread
            # that reads keeps two messages in the order they were sent in.
            self._readers = ThreadPoolExecutor(1, thread_name_prefix="memory-read")
            self._writers = ThreadPoolExecutor(1, thread_name_prefix="memory-write")
        else:
            self._readers = ThreadPoolExecutor(SERVER_THREADS, thread_name_prefix="memory")
            self._writers = self._readers

    @property
    def is_embedded(self) -> bool:
        """Whether this is SQLite, which one process of one host uses."""
        return self.engine.dialect.name == "sqlite"

    async def write(
        self,
        work: Work[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Run `work` in one transaction; on SQLite it holds the write lock from its start."""
        begun = self._begin_writing(lambda session: work(session, *args, **kwargs))
        return await asyncio.wrap_future(begun)

    async def write_to_the_end(
        self,
        work: Work[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Like `write`, for what a caller must learn also when it is cancelled meanwhile.

        Once the transaction has begun, its result is returned, and the cancellation comes at the
        caller's next await.
        """
        return await _outcome(self._begin_writing(lambda session: work(session, *args, **kwargs)))

    async def read(
        self,
        work: Work[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Run `work` in one transaction that only reads."""

        def run() -> Result:
            with database_faults(), self._read_session() as session:
                return work(session, *args, **kwargs)

        return await asyncio.wrap_future(_submit(self._readers, run))

    def _begin_writing(self, work: Callable[[Session], Result]) -> Future[Result]:
        def run() -> Result:
            with database_faults(), self._write_session() as session, session.begin():
                return work(session)

        return _submit(self._writers, run)

    async def close(self) -> None:
        """Let transactions that run end, and give all connections back."""
        for threads in (self._writers, self._readers):
            await asyncio.to_thread(threads.shutdown)
        self.engine.dispose()


def _submit(threads: ThreadPoolExecutor, run: Callable[[], Result]) -> Future[Result]:
    try:
        return threads.submit(run)
    except RuntimeError:
        raise MemoryStoreError("the database was closed") from None


async def _outcome(begun: Future[Result]) -> Result:
    """Wait for work that has begun also when cancelled; drop work that has not."""
    waiting, cancelled = asyncio.wrap_future(begun), None
    while not waiting.done():
        try:
            await asyncio.wait({waiting})
        except asyncio.CancelledError as error:
            if begun.cancel():
                raise
            cancelled = error
    if cancelled is not None:
        _cancel_again(cancelled)
    return waiting.result()


def _cancel_again(cancelled: asyncio.CancelledError) -> None:
    """Hand on a cancellation that was held back: it is raised at the next await."""
    if (task := asyncio.current_task()) is not None:
        task.uncancel()  # it is one cancellation still; a timeout counts them
        task.cancel(*cancelled.args)


@contextmanager
def database_faults() -> Iterator[None]:
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
