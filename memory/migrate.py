"""Bring the database to the newest form."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from memory.engine import Database
from memory.tables import Table

_FOLDER = Path(__file__).parent / "migrations"


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database) -> None:
    """Run the migrations that are missing; does nothing when all have run."""
    async with database.engine.connect() as connection:
        await connection.run_sync(_upgrade_if_behind)
        await connection.commit()


def _upgrade_if_behind(connection: Connection) -> None:
    config = _config(connection)
    newest = ScriptDirectory.from_config(config).get_current_head()
    if MigrationContext.configure(connection).get_current_revision() != newest:
        command.upgrade(config, "head")


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
