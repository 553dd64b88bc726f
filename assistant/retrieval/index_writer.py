"""Writes the search index: one SQLite file with documents, passages, words and vectors."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import numpy as np

from assistant.domain import Document, Passage
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.postings import PostingsWriter
from assistant.retrieval.searchable import SearchableText, searchable_text

FORMAT = "3"
PASSAGES_PER_STEP = 500
SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, document_id TEXT UNIQUE NOT NULL, cancer TEXT NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, passage_id TEXT UNIQUE NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id), heading TEXT NOT NULL,
    section TEXT NOT NULL, role TEXT NOT NULL, condition TEXT, text TEXT NOT NULL
);
CREATE INDEX passages_of_document ON passages (document);
CREATE TABLE vectors (name TEXT PRIMARY KEY, data BLOB NOT NULL);
"""

Library = Iterable[tuple[Document, Sequence[Passage]]]
Progress = Callable[[int, int], None]


class IndexWriter:
    """Fills a new index file; passages are numbered from 1 in their order."""

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.executescript(SCHEMA)
        self._postings = PostingsWriter(self._database)
        self._embedder = embedder
        self._meanings: dict[str, int] = {}
        self._owners: list[tuple[int, int]] = []
        self._documents = 0
        self.passages = 0

    def write(self, library: Library, *, total: int, progress: Progress) -> None:
        """Write all documents; `progress` hears how many passages of `total` are done."""
        self._database.execute("BEGIN")
        for document, passages in library:
            self._write_document(document, passages)
            if self.passages % PASSAGES_PER_STEP < len(passages):
                progress(self.passages, total)
        self._postings.flush()
        self._write_vectors()
        self._database.execute("COMMIT")
        progress(total, total)

    def close(self, *, fingerprint: str, faults: Sequence[str]) -> None:
        """Sign the index with what it was made from, and close the file."""
        about = {
            "format": FORMAT,
            "fingerprint": fingerprint,
            "embedder": self._embedder.embedder_id,
            "documents": str(self._documents),
            "passages": str(self.passages),
            "faults": json.dumps(list(faults)),
        }
        with closing(self._database):
            self._database.executemany("INSERT INTO about VALUES (?, ?)", about.items())

    def _write_document(self, document: Document, passages: Sequence[Passage]) -> None:
        self._documents += 1
        self._database.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
            (
                self._documents,
                document.document_id,
                document.cancer,
                document.kind,
                json.dumps(asdict(document), ensure_ascii=False),
            ),
        )
        for position, passage in enumerate(passages):
            self._write_passage(passage, searchable_text(passage, opens_document=position == 0))

    def _write_passage(self, passage: Passage, found_by: SearchableText) -> None:
        self.passages += 1
        self._database.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.passages,
                passage.passage_id,
                self._documents,
                passage.heading,
                passage.section,
                passage.role.value,
                json.dumps(asdict(passage.condition)) if passage.condition else None,
                passage.text,
            ),
        )
        weights, length = found_by.weighed_words()
        self._postings.add(self.passages, weights, length=length)
        for meaning in found_by.meanings:
            number = self._meanings.setdefault(meaning, len(self._meanings))
            self._owners.append((number, self.passages))

    def _write_vectors(self) -> None:
        # Many passages share a heading: each text is embedded and kept once.
        vectors = self._embedder.embed(list(self._meanings)).astype(np.float16)
        owners = np.array(self._owners, dtype=np.int32).reshape(-1, 2)
        blocks = {"vectors": vectors, "meaning": owners[:, 0], "passage": owners[:, 1]}
        self._database.executemany(
            "INSERT INTO vectors VALUES (?, ?)",
            ((name, np.ascontiguousarray(block).tobytes()) for name, block in blocks.items()),
        )
