"""Writes the search index: one SQLite file with documents, passages, words and vectors."""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.domain import Document, Passage
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.passage_rows import values_of
from assistant.retrieval.index.postings import PostingsWriter
from assistant.retrieval.ranking.neighbours import text_number
from assistant.retrieval.ranking.searchable import SearchableText, searchable_text

FORMAT = "6"
PASSAGES_PER_STEP = 500
SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, document_id TEXT UNIQUE NOT NULL, cancer TEXT NOT NULL,
    kind TEXT NOT NULL, setting TEXT NOT NULL, body TEXT NOT NULL
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, passage_id TEXT UNIQUE NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id), heading TEXT NOT NULL,
    section TEXT NOT NULL, role TEXT NOT NULL, condition TEXT, text TEXT NOT NULL
);
CREATE INDEX passages_of_document ON passages (document);
CREATE TABLE older (
    passage_id TEXT PRIMARY KEY, document_id TEXT NOT NULL, position INTEGER NOT NULL,
    document TEXT NOT NULL, passage TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX older_of_document ON older (document_id, position);
CREATE TABLE vectors (name TEXT PRIMARY KEY, data BLOB NOT NULL);
"""

Library = Iterable[tuple[Document, Sequence[Passage]]]
Progress = Callable[[int, int], None]
TEXTS_PER_STEP = 500
"""So many are embedded before progress is told."""


def tell_nobody(done: int, total: int) -> None:
    """Take progress and do nothing with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexContent:
    """What goes into an index; the iterables are gone through once."""

    library: Library
    passages: int
    """How many there are in `library`."""
    fingerprint: str
    """Of all that decides what is in the index: equal ones need not be made twice."""
    older: Library = ()
    """Editions that are opened by what cites them, and not searched."""
    faults: Sequence[str] = ()


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
        self._texts = array("I")
        self._documents = 0
        self.passages = 0

    def write(
        self, content: IndexContent, progress: Progress, embedding: Progress = tell_nobody
    ) -> None:
        """Write all documents.

        `progress` hears how many passages are done, and of how many; `embedding` the same of the
        texts that get vectors.
        """
        self._database.execute("BEGIN")
        for document, passages in content.library:
            self._write_document(document, passages)
            if self.passages % PASSAGES_PER_STEP < len(passages):
                progress(self.passages, content.passages)
        self._postings.flush()
        self._write_vectors(embedding)
        self._write_older(content.older)
        self._sign(content)
        self._database.execute("COMMIT")
        progress(content.passages, content.passages)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _write_older(self, library: Library) -> None:
        for document, passages in library:
            body = _json(document)
            rows = (
                (one.passage_id, document.document_id, position, body, json.dumps(_row(one)))
                for position, one in enumerate(passages)
            )
            self._database.executemany("REPLACE INTO older VALUES (?, ?, ?, ?, ?)", rows)

    def _sign(self, content: IndexContent) -> None:
        """Write down what the index was made from."""
        about = {
            "format": FORMAT,
            "fingerprint": content.fingerprint,
            "embedder": self._embedder.embedder_id,
            "documents": str(self._documents),
            "passages": str(self.passages),
            "faults": json.dumps(list(content.faults)),
        }
        self._database.executemany("INSERT INTO about VALUES (?, ?)", about.items())

    def _write_document(self, document: Document, passages: Sequence[Passage]) -> None:
        self._documents += 1
        self._database.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._documents,
                document.document_id,
                document.cancer,
                document.kind,
                document.setting,
                _json(document),
            ),
        )
        for position, passage in enumerate(passages):
            self._write_passage(passage, searchable_text(passage, opens_document=position == 0))

    def _write_passage(self, passage: Passage, found_by: SearchableText) -> None:
        self.passages += 1
        self._database.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self.passages, passage.passage_id, self._documents, *_row(passage)[2:]),
        )
        self._texts.append(text_number(passage.text))
        weights, length = found_by.weighed_words()
        self._postings.add(self.passages, weights, length=length)
        for meaning in found_by.meanings:
            number = self._meanings.setdefault(meaning, len(self._meanings))
            self._owners.append((number, self.passages))

    def _write_vectors(self, embedding: Progress) -> None:
        vectors = self._embedded(embedding)
        owners = np.array(self._owners, dtype=np.int32).reshape(-1, 2)
        blocks = {
            "vectors": vectors,
            "meaning": owners[:, 0],
            "passage": owners[:, 1],
            "text": np.array(self._texts, dtype=np.uint32),
        }
        self._database.executemany(
            "INSERT INTO vectors VALUES (?, ?)",
            ((name, np.ascontiguousarray(block).tobytes()) for name, block in blocks.items()),
        )

    def _embedded(self, embedding: Progress) -> npt.NDArray[np.float16]:
        # Many passages share a heading: each text is embedded and kept once.
        texts = list(self._meanings)
        vectors = np.zeros((len(texts), self._embedder.dimensions), dtype=np.float16)
        for start in range(0, len(texts), TEXTS_PER_STEP):
            step = texts[start : start + TEXTS_PER_STEP]
            vectors[start : start + len(step)] = self._embedder.embed(step)
            embedding(start + len(step), len(texts))
        return vectors


def _json(document: Document) -> str:
    return json.dumps(values_of(document), ensure_ascii=False)


def _row(passage: Passage) -> tuple[str | None, ...]:
    """Return a passage the way `passage_from` reads it."""
    condition = json.dumps(asdict(passage.condition)) if passage.condition else None
    shown = (passage.heading, passage.section, passage.role.value)
    return (passage.passage_id, None, *shown, condition, passage.text)
