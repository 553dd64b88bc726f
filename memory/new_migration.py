"""Write a new migration file from what the tables in code have and an upgraded database lacks."""

import sys
import tempfile
from pathlib import Path

from memory.engine import open_engine
from memory.schema import upgrade_to_newest, write_revision


def write_migration(message: str) -> None:
    """Upgrade an empty database, compare, and write the difference as a migration."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        with engine.begin() as connection:
            upgrade_to_newest(connection)
            write_revision(connection, message)
        engine.dispose()


if __name__ == "__main__":
    write_migration(sys.argv[1])
