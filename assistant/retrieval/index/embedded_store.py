"""Finds passages in one local index, without a server."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.index_reader import IndexReader
from assistant.retrieval.index.index_search import IndexSearch, Ranked
from assistant.retrieval.language.known_names import NO_NAMES, KnownNames
from assistant.retrieval.language.spelling import SpellingCorrector
from assistant.retrieval.ranking import gains
from assistant.retrieval.ranking.evidence import Evidence
from assistant.retrieval.ranking.neighbours import Placed, joined
from assistant.retrieval.ranking.query import QueryReader

logger = logging.getLogger(__name__)


class EmbeddedStore:
    """A `Retriever` over an index file; safe to use from several threads."""

    def __init__(self, path: Path, embedder: Embedder, names: KnownNames = NO_NAMES) -> None:
        self._path = path
        self._embedder = embedder
        self._names = names
        self._lock = Lock()
        self._signature: tuple[int, int] | None = None
        self._open()

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages first; empty when the library holds nothing on the question."""
        return await asyncio.to_thread(self.search, question, facts=facts, limit=limit)

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order."""
        kept = self._kept_sections_of(document_id)
        return await asyncio.to_thread(self._sections_of, document_id) if kept is None else kept

    async def passage(self, passage_id: str) -> Passage | None:
        """Return one passage."""
        return await asyncio.to_thread(self._passage, passage_id)

    def search(
        self,
        question: str,
        *,
        facts: Sequence[Fact] = (),
        limit: int,
        per_document: int = gains.PASSAGES_PER_DOCUMENT,
        abstain: bool = True,
    ) -> list[FoundPassage]:
        """Do what `find_passages` promises; without `abstain`, weak evidence is returned too."""
        with self._opened():
            ranked = self._search.rank(question, facts, limit=limit, per_document=per_document)
            is_answered = any(one.evidence.is_enough for one in ranked[: gains.JUDGED])
            if abstain and not is_answered:
                return []
            return joined([Placed(place=one.number, found=self._found(one)) for one in ranked])

    def judge(self, question: str, *, limit: int) -> list[tuple[str, Evidence]]:
        """Return the documents of the best passages with what speaks for each, to learn from."""
        with self._opened():
            ranked = self._search.rank(question, (), limit=limit, per_document=limit)
            passages = [(self._index.passage(one.number), one.evidence) for one in ranked]
        return [(passage.document.document_id, evidence) for passage, evidence in passages]

    def close(self) -> None:
        """Give the index file back."""
        with self._lock:
            self._index.close()

    @contextmanager
    def _opened(self) -> Iterator[None]:
        """Keep other threads out, and use the newest index: another process may have made one."""
        with self._lock:
            signature = _signature_of(self._path)
            if signature not in {None, self._signature}:
                try:
                    self._open()
                except RetrievalError as error:
                    self._signature = signature
                    logger.warning("search stays with the index it has: %s", error)
            yield

    def _open(self) -> None:
        signature = _signature_of(self._path)
        index = IndexReader(self._path, coarse_dimensions=self._embedder.coarse_dimensions)
        if index.embedder_id != self._embedder.embedder_id:
            index.close()
            raise RetrievalError(
                f"{self._path.name} was made with the embedder {index.embedder_id}, not with"
                f" {self._embedder.embedder_id}. Ingest the library again."
            )
        names = self._names.with_drugs(index.drug_titles())
        corrector = SpellingCorrector(index.postings.vocabulary(), names.drugs)
        self._search = IndexSearch(index, self._embedder, QueryReader(corrector, names))
        self._index = index
        self._signature = signature

    def _found(self, ranked: Ranked) -> FoundPassage:
        return FoundPassage(
            passage=self._index.passage(ranked.number),
            score=ranked.score,
            cosine=ranked.evidence.cosine,
            confidence=ranked.evidence.confidence,
            matched_terms=ranked.evidence.matched_terms,
        )

    def _kept_sections_of(self, document_id: str) -> Sequence[Passage] | None:
        """Return what is at hand without waiting; None when it must be read."""
        is_newest = _signature_of(self._path) in {None, self._signature}
        return self._index.kept_passages_of(document_id) if is_newest else None

    def _sections_of(self, document_id: str) -> Sequence[Passage]:
        with self._opened():
            return self._index.passages_of(document_id)

    def _passage(self, passage_id: str) -> Passage | None:
        with self._opened():
            return self._index.passage_by_id(passage_id)


def open_store(path: Path, embedder: Embedder, *, names: KnownNames = NO_NAMES) -> EmbeddedStore:
    """Open an index made by `ingest`.

    Raises `RetrievalError` when there is no index, or one made with another embedder.
    """
    return EmbeddedStore(path, embedder, names)


def _signature_of(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
