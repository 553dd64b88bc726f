"""Ranks the passages of an index for a question: words, meaning, cancer, topic, known facts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.domain import Fact
from assistant.retrieval.cancers import ANY, may_answer
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.evidence import Evidence, weigh
from assistant.retrieval.fusion import fuse
from assistant.retrieval.index_reader import IndexReader
from assistant.retrieval.postings import Floats, Held, Numbers
from assistant.retrieval.query import QueryReader, SearchQuery
from assistant.retrieval.words import words_of

PASSAGES_PER_DOCUMENT = 2
GAIN_OF_TOPIC = 0.2
"""What a document gains whose very topic is what the question is about."""
GAIN_OF_TAKEN_DRUG = 0.15
"""What a document on a medicine the person takes gains, when the question names none."""
GAIN_OF_OWN_CANCER = 0.08
"""What a document on the very cancer gains over one on any cancer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage of the index, by its number."""

    number: int
    score: float
    evidence: Evidence


class IndexSearch:
    """Searches one index; the caller keeps threads apart."""

    def __init__(self, index: IndexReader, embedder: Embedder, reader: QueryReader) -> None:
        self._index = index
        self._embedder = embedder
        self._reader = reader

    def rank(self, question: str, facts: Sequence[Fact], *, limit: int) -> list[Ranked]:
        """Return the best passages first, at most two of a document."""
        query = self._reader.read(question, facts)
        by_words, cosines = self._scores(query)
        numbers, scores = fuse(by_words, cosines)
        scores = scores + self._gains(query, numbers)
        order = np.argsort(-scores, kind="stable")
        places = self._limit_per_document(numbers, order.tolist(), limit=limit)
        best = numbers[places].tolist()
        evidence = self._weigh(query, best, cosines)
        return [
            Ranked(number=number, score=min(1.0, float(scores[place])), evidence=one)
            for number, place, one in zip(best, places, evidence, strict=True)
        ]

    def _scores(self, query: SearchQuery) -> tuple[Floats, Floats]:
        """Return both scores of all passages, 0 for those on another cancer than asked about."""
        by_words = self._index.postings.scores(query.weights)
        cosines = self._index.cosines(self._embedder.embed([query.text])[0])
        if query.cancers:
            may = [may_answer(cancer, query.cancers) for cancer in self._index.cancers]
            fits = np.array(may)[self._index.cancer_code_of]
            by_words, cosines = by_words * fits, cosines * fits
        return by_words, cosines

    def _gains(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return what each passage gains by what is known, too little to drown the question."""
        gains = GAIN_OF_TOPIC * self._shares_of_topics(query, numbers)
        preferred = query.cancers.intersection(self._index.cancers) or {ANY}
        is_preferred = np.array([cancer in preferred for cancer in self._index.cancers])
        gains += GAIN_OF_OWN_CANCER * is_preferred[self._index.cancer_code_of[numbers]]
        taken = self._documents_on_taken_drugs(query)
        if taken:
            gains += GAIN_OF_TAKEN_DRUG * np.isin(self._index.document_of[numbers], taken)
        return gains

    def _shares_of_topics(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return how much of what is asked about is the very topic of each passage's document."""
        shares = np.zeros(len(numbers), dtype=np.float32)
        rarities = {topic: self._index.postings.rarity(topic) for topic in query.topics}
        for topic, rarity in rarities.items():
            shares += rarity * self._index.postings.holds(topic, numbers, numbers)
        return shares / (sum(rarities.values()) or 1.0)

    def _documents_on_taken_drugs(self, query: SearchQuery) -> list[int]:
        return [
            number
            for number in (self._index.drug_documents if query.known_drugs else ())
            if not query.known_drugs.isdisjoint(words_of(self._index.document(number).title))
        ]

    def _limit_per_document(
        self, numbers: Numbers, order: Iterable[int], *, limit: int
    ) -> list[int]:
        """Return the first places of `order`, with at most two passages of a document."""
        places: list[int] = []
        shown: Counter[int] = Counter()
        for place in order:
            document = int(self._index.document_of[numbers[place]])
            shown[document] += 1
            if shown[document] <= PASSAGES_PER_DOCUMENT:
                places.append(place)
            if len(places) == limit:
                break
        return places

    def _weigh(self, query: SearchQuery, best: list[int], cosines: Floats) -> list[Evidence]:
        numbers = np.array(best, dtype=np.intp)
        first, last = self._index.documents_around(numbers)
        return weigh(
            query,
            cosines=cosines[numbers].tolist(),
            in_passage=self._held(query, numbers, numbers),
            in_document=self._held(query, first, last),
            rarities=[self._index.postings.rarity(term[-1]) for term in query.terms],
            knows_cancer=self._knows(query.named_cancers),
        )

    def _held(self, query: SearchQuery, first: Numbers, last: Numbers) -> Held:
        """Say, by term and range of passages, whether the term stands there."""
        rows = [
            np.any([self._index.postings.holds(word, first, last) for word in term], axis=0)
            for term in query.terms
        ]
        return np.array(rows, dtype=bool).reshape(len(query.terms), len(first))

    def _knows(self, cancers: frozenset[str]) -> bool:
        own = (cancer for cancer in self._index.cancers if cancer != ANY)
        return any(may_answer(cancer, cancers) for cancer in own)
