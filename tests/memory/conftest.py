"""A real, migrated database for each test: SQLite always, PostgreSQL where it is installed."""

import getpass
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from assistant.domain import Actor
from memory.memory import Memory, open_memory, prepare

KEY = bytes(range(32))
_HOW_TO_GET_IT = "no PostgreSQL server; install it with: apt-get install postgresql"


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "lantern.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, database_file: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{database_file}"
    server: str = request.getfixturevalue("postgresql")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
async def memory(database_url: str) -> AsyncIterator[Memory]:
    opened = open_memory(database_url, KEY)
    await prepare(opened)
    yield opened
    await opened.database.close()


@pytest.fixture
async def patient(memory: Memory) -> Actor:
    return await memory.people.sign_in("guest:patient")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A server of our own on a Unix socket, thrown away afterwards."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip(_HOW_TO_GET_IT)
    folder = Path(tempfile.mkdtemp(prefix="lantern-pg-"))
    _as_postgres(folder, [str(programs[-1] / "initdb"), "-D", f"{folder}/data", "-U", "lantern"])
    server = [str(programs[-1] / "pg_ctl"), "-D", f"{folder}/data", "-w"]
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    _as_postgres(folder, [*server, "-l", f"{folder}/log", "-o", options, "start"])
    yield f"postgresql+psycopg://lantern@/postgres?host={folder}"
    _as_postgres(folder, [*server, "-m", "immediate", "stop"])
    shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(folder: Path, command: list[str]) -> None:
    """Run a command of the server, which refuses to run as root."""
    if getpass.getuser() == "root":
        shutil.chown(folder, "postgres")
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)
