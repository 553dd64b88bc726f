"""Keeps the vectors of texts, so that a text that did not change is never embedded again."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from assistant.retrieval.embedding.embedder import Embedder, Vectors

SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    embedder TEXT NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (embedder, text)
) WITHOUT ROWID;
"""
TEXTS_PER_STEP = 500
"""So many are embedded before they are written down; an interruption loses no more."""


class RememberedVectors:
    """An `Embedder` in front of another one; vectors of different embedders never mix."""

    def __init__(self, embedder: Embedder, database: sqlite3.Connection) -> None:
        self._embedder = embedder
        self._database = database
        self.embedder_id = embedder.embedder_id
        self.dimensions = embedder.dimensions
        self.coarse_dimensions = embedder.coarse_dimensions
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), TEXTS_PER_STEP):
            step = texts[start : start + TEXTS_PER_STEP]
            rows[start : start + len(step)] = self._embed_step(step)
        return rows

    def _embed_step(self, texts: Sequence[str]) -> Vectors:
        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        known = self._known(keys)
        missing = [place for place, key in enumerate(keys) if key not in known]
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for place, key in enumerate(keys):
            if key in known:
                rows[place] = np.frombuffer(known[key], dtype=np.float16)
        if missing:
            rows[missing] = self._embedder.embed([texts[place] for place in missing])
            self._remember([(keys[place], rows[place]) for place in missing])
        return rows

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        marks = ", ".join("?" * len(keys))
        query = f"SELECT text, vector FROM vectors WHERE embedder = ? AND text IN ({marks})"  # noqa: S608  # only marks
        return dict(self._database.execute(query, (self.embedder_id, *keys)).fetchall())

    def _remember(self, vectors: Sequence[tuple[bytes, Vectors]]) -> None:
        self.embedded += len(vectors)
        with self._database:
            self._database.executemany(
                "REPLACE INTO vectors VALUES (?, ?, ?)",
                (
                    (self.embedder_id, key, vector.astype(np.float16).tobytes())
                    for key, vector in vectors
                ),
            )


@contextmanager
def remembered_vectors(embedder: Embedder, path: Path) -> Iterator[RememberedVectors]:
    """Open the file of vectors; it may be deleted at any time and is made again."""
    database = sqlite3.connect(path)
    try:
        database.executescript(SCHEMA)
        yield RememberedVectors(embedder, database)
    finally:
        database.close()
