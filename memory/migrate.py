"""Bring the database to the newest form."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from memory.engine import Database, database_faults
from memory.tables import Table

_FOLDER = Path(__file__).parent / "migrations"
NEWEST = "0390a8131c55"
"""The newest migration; a test compares it with the files."""


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database) -> None:
    """Run the migrations that are missing; does nothing when all have run."""
    async with database_faults(), database.engine.connect() as connection:
        if await connection.run_sync(_revision) != NEWEST:
            await connection.run_sync(_upgrade)
        await connection.commit()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


async def differences(database: Database) -> list[object]:
    """Return what the tables in code have and the database lacks; empty after `upgrade`."""
    async with database.engine.connect() as connection:
        return list(await connection.run_sync(_compare))


def _compare(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Table.metadata))


def write_revision(connection: Connection, message: str) -> None:
    """Write a new migration file from what differs (`make migration m="..."`)."""
    command.revision(_config(connection), message=message, autogenerate=True)
