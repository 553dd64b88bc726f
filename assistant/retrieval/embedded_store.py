"""Finds passages in one local index, without a server."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.cancers import ANY, may_answer
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.evidence import Evidence, weigh
from assistant.retrieval.fusion import Floats, Numbers, fuse
from assistant.retrieval.index_reader import IndexReader
from assistant.retrieval.query import SearchQuery, read_query
from assistant.retrieval.spelling import SpellingCorrector
from assistant.retrieval.words import words_of

PASSAGES_PER_DOCUMENT = 2
JUDGED = 3
"""One of so many best passages must be about the question, else the library holds nothing."""
GAIN_OF_TAKEN_DRUG = 0.15
"""What a document on a medicine the person takes gains, when the question names none."""
GAIN_OF_TOPIC = 0.2
"""What a document gains whose very topic is what the question is about."""
GAIN_OF_OWN_CANCER = 0.08
"""What a document on the very cancer gains over one on any cancer."""


class EmbeddedStore:
    """A `Retriever` over an index file; safe to use from several threads."""

    def __init__(
        self, index: IndexReader, embedder: Embedder, *, spelling: SpellingCorrector
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._spelling = spelling

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages first; empty when the library holds nothing on the question."""
        return await asyncio.to_thread(self.search, question, facts=facts, limit=limit)

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order."""
        return await asyncio.to_thread(self._index.passages_of, document_id)

    async def passage(self, passage_id: str) -> Passage | None:
        """Return one passage."""
        return await asyncio.to_thread(self._index.passage_by_id, passage_id)

    def close(self) -> None:
        """Give the index file back."""
        self._index.close()

    def search(
        self, question: str, *, facts: Sequence[Fact] = (), limit: int, abstain: bool = True
    ) -> list[FoundPassage]:
        """Do what `find_passages` promises; without `abstain`, weak evidence is returned too."""
        query = read_query(question, facts, self._spelling.correct)
        by_words, by_meaning = self._scores(query)
        numbers, scores = fuse(by_words, by_meaning)
        scores = scores + self._gains(query, numbers)
        ranked = numbers[np.argsort(-scores, kind="stable")]
        best = self._limit_per_document(ranked, limit=limit)
        weighed = [self._weigh(query, number, by_meaning) for number in best]
        if abstain and not any(evidence.is_enough for evidence in weighed[:JUDGED]):
            return []
        score_of = dict(zip(numbers.tolist(), scores.tolist(), strict=True))
        return [
            FoundPassage(
                passage=self._index.passage(number),
                score=min(1.0, score_of[number]),
                cosine=evidence.cosine,
                matched_terms=evidence.matched_terms,
            )
            for number, evidence in zip(best, weighed, strict=True)
        ]

    def _scores(self, query: SearchQuery) -> tuple[Floats, Floats]:
        """Return both scores of all passages, 0 for those on another cancer than asked about."""
        vector = self._embedder.embed([query.text])[0]
        by_words = self._index.scores_by_words(query.weights)
        by_meaning = np.maximum(0, self._index.scores_by_meaning(vector))
        if query.cancers:
            may = [may_answer(cancer, query.cancers) for cancer in self._index.cancers]
            fits = np.array(may)[self._index.cancer_code_of]
            by_words, by_meaning = by_words * fits, by_meaning * fits
        return by_words, by_meaning

    def _gains(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return what each passage gains by what is known, too little to drown the question."""
        gains = np.zeros(len(numbers), dtype=np.float32)
        own = [cancer in query.cancers for cancer in self._index.cancers]
        if any(own):
            gains += GAIN_OF_OWN_CANCER * np.array(own)[self._index.cancer_code_of[numbers]]
        elif ANY in self._index.cancers:
            general = self._index.cancers.index(ANY)
            gains += GAIN_OF_OWN_CANCER * (self._index.cancer_code_of[numbers] == general)
        gains += GAIN_OF_TOPIC * self._shares_of_topics(query, numbers)
        taken = self._documents_on_taken_drugs(query)
        return gains + GAIN_OF_TAKEN_DRUG * np.isin(self._index.document_of[numbers], taken)

    def _shares_of_topics(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return how much of what is asked about is the very topic of each passage's document."""
        shares = np.zeros(len(numbers), dtype=np.float32)
        rarities = {topic: self._index.rarity(topic) for topic in query.topics}
        for topic, rarity in rarities.items():
            shares += rarity * np.isin(numbers, self._index.passages_with(topic))
        return shares / (sum(rarities.values()) or 1.0)

    def _documents_on_taken_drugs(self, query: SearchQuery) -> list[int]:
        return [
            number
            for number in (self._index.drug_documents if query.known_drugs else ())
            if not query.known_drugs.isdisjoint(words_of(self._index.document(number).title))
        ]

    def _limit_per_document(self, ranked: Iterable[int], *, limit: int) -> list[int]:
        best: list[int] = []
        shown: Counter[int] = Counter()
        for number in map(int, ranked):
            document = int(self._index.document_of[number])
            shown[document] += 1
            if shown[document] <= PASSAGES_PER_DOCUMENT:
                best.append(number)
            if len(best) == limit:
                break
        return best

    def _weigh(self, query: SearchQuery, number: int, by_meaning: Floats) -> Evidence:
        return weigh(
            query,
            cosine=float(by_meaning[number]),
            in_passage=partial(self._index.stands_in, first=number, last=number),
            in_document=partial(self._index.stands_in, **self._index.range_of(number)),
            rarity=self._index.rarity,
        )


def open_store(path: Path, embedder: Embedder, *, drugs: Collection[str] = ()) -> EmbeddedStore:
    """Open an index made by `ingest`; `drugs` are names that spelling correction respects.

    Raises `RetrievalError` when there is no index, or one made with another embedder.
    """
    index = IndexReader(path)
    if index.embedder_id != embedder.embedder_id:
        raise RetrievalError(
            f"{path.name} was made with the embedder {index.embedder_id}, not with"
            f" {embedder.embedder_id}. Ingest the library again."
        )
    spelling = SpellingCorrector(index.vocabulary(), drugs)
    return EmbeddedStore(index, embedder, spelling=spelling)
