"""Keeps every document that was ever ingested: what is searched now, older editions, what was removed."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.domain import Document, Passage
from assistant.errors import RetrievalError
from assistant.retrieval.index.passage_rows import document_from, passage_from, values_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL, faults TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY, document_id TEXT NOT NULL, edition TEXT NOT NULL,
    digest TEXT NOT NULL, state TEXT NOT NULL, file TEXT NOT NULL, added_at TEXT NOT NULL,
    passages INTEGER NOT NULL, body TEXT NOT NULL, content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_id ON documents (document_id, state);
CREATE INDEX IF NOT EXISTS documents_by_digest ON documents (digest, state);
CREATE INDEX IF NOT EXISTS documents_by_file ON documents (file, state);
CREATE TABLE IF NOT EXISTS changes (passage_id TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS changes_by_time ON changes (changed_at);
"""
MARK = "@"
"""Between the id of a document and its edition, in the id of an older edition."""
SECONDS_TO_WAIT = 600
"""For another ingestion that writes."""


class State(StrEnum):
    """What is done with a document on the shelf."""

    CURRENT = "current"
    OLDER = "older"
    """Another edition is searched; this one can still be opened from the answers that cite it."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A document as the shelf lists it."""

    number: int
    document: Document
    state: State
    file: str
    passages: int
    added_at: datetime


class Shelf:
    """The documents of a site in one SQLite file; writing waits for whoever writes already."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        try:
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.executescript(SCHEMA)
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise RetrievalError(
                f"{path} cannot be used as the library's shelf: {error}."
            ) from error

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all of what follows, or nothing."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def digest_of_file(self, file: str) -> str | None:
        """Return the digest of the content a file had when it was read last."""
        rows = self._rows("SELECT digest FROM files WHERE path = ?", file)
        return str(rows[0][0]) if rows else None

    def faults_of_file(self, file: str) -> list[str]:
        """Return what was wrong with a file when it was read last."""
        rows = self._rows("SELECT faults FROM files WHERE path = ?", file)
        return [str(fault) for fault in json.loads(rows[0][0])] if rows else []

    def note_file(self, file: str, digest: str, faults: Sequence[str]) -> None:
        """Remember that a file was read, and what was wrong with it."""
        self._rows("REPLACE INTO files VALUES (?, ?, ?)", file, digest, json.dumps(list(faults)))

    def forget_file(self, file: str) -> None:
        """Read a file again next time, whatever is in it."""
        self._rows("DELETE FROM files WHERE path = ?", file)

    def files_under(self, folder: Path) -> list[str]:
        """Return the files in a folder that documents now searched came from."""
        current = self._rows("SELECT DISTINCT file FROM documents WHERE state = ?", State.CURRENT)
        return [file for (file,) in current if Path(file).is_relative_to(folder)]

    def add(self, document: Document, passages: Sequence[Passage], *, file: str, at: str) -> None:
        """Put a document on the shelf as the edition that is searched."""
        self._rows(
            "INSERT INTO documents (document_id, edition, digest, state, file, added_at, passages,"
            " body, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(document.document_id, document.edition, digest_of(document, passages)),
            *(State.CURRENT, file, at, len(passages)),
            *(_json(values_of(document)), _json([_row(passage) for passage in passages])),
        )

    def set_state(self, number: int, state: State) -> None:
        """Say what is done with a document from now on."""
        self._rows("UPDATE documents SET state = ? WHERE number = ?", state, number)

    def note_changes(self, passage_ids: Sequence[str], at: str) -> None:
        """Remember which passages no longer say what they said."""
        self._database.executemany(
            "INSERT INTO changes VALUES (?, ?)", [(one, at) for one in passage_ids]
        )

    def changed_since(self, when: datetime) -> dict[str, datetime]:
        """Return the passages that changed or went after `when`, with the last time each did."""
        rows = self._rows(
            "SELECT passage_id, max(changed_at) FROM changes WHERE changed_at > ?"
            " GROUP BY passage_id ORDER BY passage_id",
            when.isoformat(),
        )
        return {passage_id: datetime.fromisoformat(at) for passage_id, at in rows}

    def documents(self, state: State = State.CURRENT) -> list[Shelved]:
        """Return the documents in a state, sorted by their ids."""
        return self._shelved("state = ? ORDER BY document_id, edition", state)

    def editions_of(self, document_id: str) -> list[Shelved]:
        """Return all that is known of a document, the newest last."""
        return self._shelved("document_id = ? ORDER BY added_at, number", document_id)

    def current(self, document_id: str) -> Shelved | None:
        """Return the edition that is searched."""
        found = self._shelved("document_id = ? AND state = ?", document_id, State.CURRENT)
        return found[0] if found else None

    def same_content(self, digest: str) -> Shelved | None:
        """Return the searched document with exactly this content."""
        found = self._shelved("digest = ? AND state = ?", digest, State.CURRENT)
        return found[0] if found else None

    def from_file(self, file: str) -> list[Shelved]:
        """Return the searched documents that came from a file."""
        return self._shelved("file = ? AND state = ?", file, State.CURRENT)

    def passages_of(self, shelved: Shelved) -> list[Passage]:
        """Return the passages of a document, in their order."""
        rows = self._rows("SELECT content FROM documents WHERE number = ?", shelved.number)
        return [passage_from(row, shelved.document) for row in json.loads(rows[0][0])]

    def library(self, state: State = State.CURRENT) -> Iterator[tuple[Document, list[Passage]]]:
        """Give the documents in a state one after the other, the way an index is written."""
        for shelved in self.documents(state):
            yield shelved.document, self.passages_of(shelved)

    def older(self) -> Iterator[tuple[Document, list[Passage]]]:
        """Give the older editions under ids of their own: "fatigue@2026-05"."""
        for document, passages in self.library(State.OLDER):
            own_id = f"{document.document_id}{MARK}{document.edition}"
            own = replace(document, document_id=own_id)
            yield own, [_moved(passage, own) for passage in passages]

    def fingerprint(self) -> str:
        """Return a digest of all that can be searched or opened."""
        digest = hashlib.sha256()
        rows = self._rows(
            "SELECT document_id, digest, state FROM documents WHERE state != ? ORDER BY 1, 2, 3",
            State.REMOVED,
        )
        for row in rows:
            digest.update("\n".join(row).encode())
        return digest.hexdigest()

    def count_passages(self) -> int:
        """Return how many passages are searched."""
        query = "SELECT coalesce(sum(passages), 0) FROM documents WHERE state = ?"
        return int(self._rows(query, State.CURRENT)[0][0])

    def _shelved(self, where: str, *values: object) -> list[Shelved]:
        columns = "number, body, state, file, passages, added_at"
        rows = self._rows(f"SELECT {columns} FROM documents WHERE {where}", *values)  # noqa: S608  # our own words
        return [
            Shelved(
                number=number,
                document=document_from(body),
                state=State(state),
                file=file,
                passages=passages,
                added_at=datetime.fromisoformat(added_at),
            )
            for number, body, state, file, passages, added_at in rows
        ]

    def _rows(self, statement: str, *values: object) -> list[Any]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise RetrievalError(f"The library's shelf cannot be used: {error}.") from error


def digest_of(document: Document, passages: Sequence[Passage]) -> str:
    """Return a digest of what a document says, whatever it is called."""
    said = replace(document, document_id="")
    rows = [_row(passage)[2:] for passage in passages]
    return hashlib.sha256(_json([values_of(said), rows]).encode()).hexdigest()


def _row(passage: Passage) -> list[str | None]:
    condition = json.dumps(asdict(passage.condition)) if passage.condition else None
    shown = (passage.heading, passage.section, passage.role.value)
    return [passage.passage_id, None, *shown, condition, passage.text]


def _moved(passage: Passage, document: Document) -> Passage:
    own_id = f"{document.document_id}#{passage.passage_id.partition('#')[2]}"
    return replace(passage, document=document, passage_id=own_id)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
