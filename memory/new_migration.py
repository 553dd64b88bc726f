"""Write a new migration file from what the tables in code have and an upgraded database lacks."""

import asyncio
import sys
import tempfile
from pathlib import Path

from memory.engine import Database, open_engine
from memory.migrate import upgrade, write_revision


async def write_migration(message: str) -> None:
    """Upgrade an empty database, compare, and write the difference as a migration."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(open_engine(f"sqlite+aiosqlite:///{Path(folder) / 'empty.db'}"))
        await upgrade(database)
        async with database.engine.connect() as connection:
            await connection.run_sync(write_revision, message)
        await database.close()


if __name__ == "__main__":
    asyncio.run(write_migration(sys.argv[1]))
