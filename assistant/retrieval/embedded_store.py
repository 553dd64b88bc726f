"""Finds passages in one local index, without a server."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval import gains
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.index_reader import IndexReader
from assistant.retrieval.index_search import IndexSearch, Ranked
from assistant.retrieval.known_names import NO_NAMES, KnownNames
from assistant.retrieval.query import QueryReader
from assistant.retrieval.spelling import SpellingCorrector


class EmbeddedStore:
    """A `Retriever` over an index file; safe to use from several threads."""

    def __init__(self, index: IndexReader, search: IndexSearch) -> None:
        self._index = index
        self._search = search
        self._lock = Lock()

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages first; empty when the library holds nothing on the question."""
        return await asyncio.to_thread(self.search, question, facts=facts, limit=limit)

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order."""
        return await asyncio.to_thread(self._sections_of, document_id)

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
        with self._lock:
            ranked = self._search.rank(question, facts, limit=limit, per_document=per_document)
            is_answered = any(one.evidence.is_enough for one in ranked[: gains.JUDGED])
            return [self._found(one) for one in ranked] if is_answered or not abstain else []

    def close(self) -> None:
        """Give the index file back."""
        with self._lock:
            self._index.close()

    def _found(self, ranked: Ranked) -> FoundPassage:
        return FoundPassage(
            passage=self._index.passage(ranked.number),
            score=ranked.score,
            cosine=ranked.evidence.cosine,
            matched_terms=ranked.evidence.matched_terms,
        )

    def _sections_of(self, document_id: str) -> list[Passage]:
        with self._lock:
            return self._index.passages_of(document_id)

    def _passage(self, passage_id: str) -> Passage | None:
        with self._lock:
            return self._index.passage_by_id(passage_id)


def open_store(path: Path, embedder: Embedder, *, names: KnownNames = NO_NAMES) -> EmbeddedStore:
    """Open an index made by `ingest`.

    Raises `RetrievalError` when there is no index, or one made with another embedder.
    """
    index = IndexReader(path, coarse_dimensions=embedder.coarse_dimensions)
    if index.embedder_id != embedder.embedder_id:
        raise RetrievalError(
            f"{path.name} was made with the embedder {index.embedder_id}, not with"
            f" {embedder.embedder_id}. Ingest the library again."
        )
    names = names.with_drugs(index.drug_titles())
    reader = QueryReader(SpellingCorrector(index.postings.vocabulary(), names.drugs), names)
    return EmbeddedStore(index, IndexSearch(index, embedder, reader))
