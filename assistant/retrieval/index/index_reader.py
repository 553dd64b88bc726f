"""Reads the search index: a score for every passage, and the passages themselves."""

import json
import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np

from assistant.domain import Document, Passage
from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.index.index_writer import FORMAT
from assistant.retrieval.index.passage_rows import document_from, passage_from
from assistant.retrieval.index.postings import Floats, Postings
from assistant.retrieval.index.text_vectors import TextVectors
from assistant.retrieval.language.known_names import drug_words
from assistant.retrieval.ranking.neighbours import join_passages, parts_of

PASSAGE = """
    SELECT passage_id, document, heading, section, role, condition, text
    FROM passages WHERE id = ?
"""
PASSAGE_BY_ID = """
    SELECT passage_id, document, heading, section, role, condition, text
    FROM passages WHERE passage_id = ?
"""
PASSAGES_OF_DOCUMENT = """
    SELECT passage_id, document, heading, section, role, condition, text
    FROM passages WHERE document = (SELECT id FROM documents WHERE document_id = ?) ORDER BY id
"""
DOCUMENTS_KEPT = 4096
DOCUMENTS_KEPT_WHOLE = 512
PASSAGES_KEPT = 4096
DRUG_KIND = "drug"


class IndexReader:
    """An opened index; the caller keeps threads apart.

    Passages and documents have numbers from 1; arrays over them have an unused first place.
    """

    def __init__(self, path: Path, *, coarse_dimensions: int) -> None:
        self._database = _open(path)
        about = dict(self._rows("SELECT key, value FROM about"))
        if about.get("format") != FORMAT:
            made = f"{path.name} was made by another version of this program."
            raise RetrievalError(f"{made} Ingest the library again.")
        self.embedder_id = str(about["embedder"])
        self._read_documents()
        self._read_vectors(coarse_dimensions)
        self.postings = Postings(self._database, self.document_of)
        self.document = lru_cache(maxsize=DOCUMENTS_KEPT)(self._read_document)
        self.passage = lru_cache(maxsize=PASSAGES_KEPT)(self._read_passage)
        self._whole: dict[str, tuple[Passage, ...]] = {}

    def close(self) -> None:
        """Give the file back; nothing can be read afterwards."""
        self._database.close()

    def cosines(self, vector: Vectors) -> Floats:
        """Return for every passage the cosine of its nearest text to `vector`."""
        cosines = np.full(len(self.document_of), -1, dtype=np.float32)
        if len(self._meanings):
            of_texts = self._vectors.cosines(vector)[self._meanings]
            cosines[1:] = np.maximum.reduceat(of_texts, self._starts)
        return cosines

    @cached_property
    def documented_drugs(self) -> frozenset[str]:
        """The names of the medicines that have a document of their own."""
        return drug_words(self.drug_titles())

    def drug_titles(self) -> list[str]:
        """Return the titles of the documents on medicines, which hold their names."""
        return [self.document(number).title for number in self.drug_documents]

    def _read_passage(self, number: int) -> Passage:
        """Return the passage with this number."""
        return self._passages(PASSAGE, number)[0]

    def passage_by_id(self, passage_id: str) -> Passage | None:
        """Return the passage with this id, which may stand for several that were joined."""
        parts = [self._part_by_id(one) for one in parts_of(passage_id)]
        found = [part for part in parts if part is not None]
        return join_passages(found) if len(found) == len(parts) else None

    def _part_by_id(self, passage_id: str) -> Passage | None:
        found = self._passages(PASSAGE_BY_ID, passage_id) or self._older("passage_id", passage_id)
        return found[0] if found else None

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document in their order; empty when there is none."""
        if (kept := self.kept_passages_of(document_id)) is not None:
            return kept
        found = self._passages(PASSAGES_OF_DOCUMENT, document_id)
        if len(self._whole) >= DOCUMENTS_KEPT_WHOLE:
            self._whole.clear()
        self._whole[document_id] = tuple(found or self._older("document_id", document_id))
        return self._whole[document_id]

    def kept_passages_of(self, document_id: str) -> tuple[Passage, ...] | None:
        """Return the same where it was read before; this one may be called beside other calls."""
        return self._whole.get(document_id)

    def _older(self, column: str, key: str) -> list[Passage]:
        """Return passages of an edition that is not searched any more."""
        query = f"SELECT passage, document FROM older WHERE {column} = ? ORDER BY position"  # noqa: S608  # our own words
        rows = self._rows(query, (key,))
        return [passage_from(json.loads(row), document_from(body)) for row, body in rows]

    def _passages(self, statement: str, key: str | int) -> list[Passage]:
        rows = self._rows(statement, (key,))
        return [passage_from(row, self.document(row[1])) for row in rows]

    def _read_document(self, number: int) -> Document:
        rows = self._rows("SELECT body FROM documents WHERE id = ?", (number,))
        return document_from(rows[0][0])

    def _read_documents(self) -> None:
        documents = self._rows("SELECT cancer, kind, setting FROM documents ORDER BY id")
        cancers, kinds, settings = ([row[n] for row in documents] for n in (0, 1, 2))
        self.cancers = sorted(set(cancers))
        codes = {cancer: code for code, cancer in enumerate(self.cancers)}
        owners = self._rows("SELECT document FROM passages ORDER BY id")
        self.document_of = np.array([0, *(owner for (owner,) in owners)], dtype=np.int32)
        of_document = np.array([0, *(codes[cancer] for cancer in cancers)], dtype=np.int32)
        self.cancer_code_of = of_document[self.document_of]
        self.settings = sorted(set(settings))
        setting_of = np.array([0, *map(self.settings.index, settings)], dtype=np.int32)
        self.setting_code_of = setting_of[self.document_of]
        self.drug_documents = [n for n, kind in enumerate(kinds, start=1) if kind == DRUG_KIND]

    def _read_vectors(self, coarse_dimensions: int) -> None:
        blocks = dict(self._rows("SELECT name, data FROM vectors"))
        self._meanings = np.frombuffer(blocks["meaning"], dtype=np.int32)
        passages = np.frombuffer(blocks["passage"], dtype=np.int32)
        self._starts = np.searchsorted(passages, np.arange(1, len(self.document_of)))
        texts = int(self._meanings.max()) + 1 if len(self._meanings) else 1
        vectors = np.frombuffer(blocks["vectors"], dtype=np.float16).reshape(texts, -1)
        self.text_of = np.concatenate([[0], np.frombuffer(blocks["text"], dtype=np.uint32)])
        self._vectors = TextVectors(vectors, coarse_dimensions=coarse_dimensions)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise RetrievalError(f"The search index cannot be read: {error}.") from error


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise RetrievalError(f"There is no search index at {path}. Ingest the library first.")
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)
