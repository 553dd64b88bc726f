"""Bring the database to the newest form."""

from sqlalchemy import inspect
from sqlmodel import Session

from memory.engine import Database

NEWEST = "959d731b030c"
"""The newest migration; a test compares it with the files."""


async def upgrade(database: Database) -> None:
    """Run the migrations that are missing; does nothing when all have run."""
    if await database.read(_revision) != NEWEST:
        await database.write(_run_migrations)


def _revision(session: Session) -> str | None:
    connection = session.connection()
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _run_migrations(session: Session) -> None:
    # Alembic takes a third of a second to import; a start without a new migration goes without.
    from memory.schema import upgrade_to_newest  # noqa: PLC0415

    upgrade_to_newest(session.connection())
