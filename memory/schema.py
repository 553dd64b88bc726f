"""The tables in code against those in a database, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from memory.record_tables import METADATA

_FOLDER = Path(__file__).parent / "migrations"


def upgrade_to_newest(connection: Connection) -> None:
    """Run the migrations that are missing, in the caller's transaction."""
    command.upgrade(_config(connection), "head")


def differences(connection: Connection) -> list[object]:
    """Return what the tables in code have and the database lacks; empty after an upgrade."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, METADATA))


def write_revision(connection: Connection, message: str) -> None:
    """Write a new migration file from what differs (`make migration m="..."`)."""
    command.revision(_config(connection), message=message, autogenerate=True)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
