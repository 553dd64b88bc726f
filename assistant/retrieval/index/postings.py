"""The full-text index: in which passages each word stands, and how much it counts there."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.errors import RetrievalError

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.integer[Any]]
Held = npt.NDArray[np.bool_]

SCHEMA = """
CREATE TABLE postings (
    word TEXT NOT NULL, block INTEGER NOT NULL, count INTEGER NOT NULL, passages BLOB NOT NULL,
    weights BLOB NOT NULL, PRIMARY KEY (word, block)
) WITHOUT ROWID;
CREATE TABLE lengths (block INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
PASSAGES_PER_BLOCK = 50_000
"""Bounds the memory of an ingestion: so many passages are held before they are written."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b."""
SHARE_OF_DOCUMENT = 0.5
"""How much of a passage's score comes from its whole document."""
CACHED_WORDS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class WordHits:
    """Where a word stands, and what it counts there before its rarity."""

    passages: Numbers
    impacts: Floats
    documents: Numbers
    best_impacts: Floats
    """By document, in the passage where it counts most."""


class PostingsWriter:
    """Collects words passage by passage; passages are numbered from 1."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.executescript(SCHEMA)
        self._passages: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self._weights: defaultdict[str, array[float]] = defaultdict(lambda: array("f"))
        self._lengths = array("f")
        self._block = 0

    def add(self, passage: int, weights: Mapping[str, float], *, length: int) -> None:
        """Add the words of the next passage, each with what its hits count together."""
        for word, weight in weights.items():
            self._passages[word].append(passage)
            self._weights[word].append(weight)
        self._lengths.append(length)
        if len(self._lengths) >= PASSAGES_PER_BLOCK:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        self._database.executemany("INSERT INTO postings VALUES (?, ?, ?, ?, ?)", self._rows())
        self._database.execute(
            "INSERT INTO lengths VALUES (?, ?)", (self._block, self._lengths.tobytes())
        )
        self._passages.clear()
        self._weights.clear()
        self._lengths = array("f")
        self._block += 1

    def _rows(self) -> Iterator[tuple[str, int, int, bytes, bytes]]:
        for word in sorted(self._passages):
            passages, weights = self._passages[word], self._weights[word]
            halves = np.frombuffer(weights, dtype=np.float32).astype(np.float16)
            yield word, self._block, len(passages), passages.tobytes(), halves.tobytes()


class Postings:
    """Scores passages by the words of a query (BM25); the caller keeps threads apart."""

    def __init__(self, database: sqlite3.Connection, document_of: Numbers) -> None:
        self._database = database
        self._document_of = document_of
        blocks = self._rows("SELECT data FROM lengths ORDER BY block")
        lengths = np.frombuffer(b"".join(data for (data,) in blocks), dtype=np.float32)
        self.passage_count = len(lengths)
        relative = lengths / lengths.mean() if len(lengths) else lengths
        norms = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relative)
        self._norms = np.concatenate([np.ones(1, dtype=np.float32), norms])
        self._read = lru_cache(maxsize=CACHED_WORDS)(self._read_word)

    def scores(self, words: Mapping[str, float]) -> Floats:
        """Return a score for each passage (by number; 0 is no passage), words weighed as given.

        What a word counts in a passage is shared with the best passage of the same document,
        so that a document on all of the question comes before one on a part of it.
        """
        of_passage = np.zeros(len(self._document_of), dtype=np.float32)
        of_document = np.zeros(int(self._document_of[-1]) + 1, dtype=np.float32)
        for word, weight in words.items():
            hits = self._read(word)
            factor = weight * self.rarity(word)
            of_passage[hits.passages] += factor * hits.impacts
            of_document[hits.documents] += factor * hits.best_impacts
        shared = of_document[self._document_of] * (of_passage > 0)
        return (1 - SHARE_OF_DOCUMENT) * of_passage + SHARE_OF_DOCUMENT * shared

    def count(self, word: str) -> int:
        """Return in how many passages `word` stands."""
        return len(self._read(word).passages)

    def holds(self, word: str, numbers: Numbers) -> Held:
        """Say for each passage whether `word` stands in it."""
        passages = self._read(word).passages
        return np.searchsorted(passages, numbers) < np.searchsorted(passages, numbers, "right")

    def rarity(self, word: str) -> float:
        """Return how much a word says, by how few passages it stands in."""
        count = self.count(word)
        return float(np.log1p((self.passage_count - count + 0.5) / (count + 0.5)))

    def vocabulary(self) -> dict[str, int]:
        """Return every word with the number of passages it stands in."""
        return dict(self._rows("SELECT word, sum(count) FROM postings GROUP BY word"))

    def _read_word(self, word: str) -> WordHits:
        rows = self._rows(
            "SELECT passages, weights FROM postings WHERE word = ? ORDER BY block", (word,)
        )
        passages = np.frombuffer(b"".join(row[0] for row in rows), dtype=np.int32)
        halves = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float16)
        weights = halves.astype(np.float32)
        impacts = weights * (SATURATION + 1) / (weights + self._norms[passages])
        documents, starts = np.unique(self._document_of[passages], return_index=True)
        best = np.maximum.reduceat(impacts, starts) if len(starts) else impacts
        return WordHits(passages=passages, impacts=impacts, documents=documents, best_impacts=best)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise RetrievalError(f"The search index cannot be read: {error}.") from error
