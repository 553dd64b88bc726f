"""Ranks the passages of an index for a question: words, meaning, cancer, topic, known facts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.domain import Fact
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.fusion import fuse
from assistant.retrieval.index.index_reader import IndexReader
from assistant.retrieval.index.postings import Floats, Held, Numbers
from assistant.retrieval.language.cancers import ANY, may_answer
from assistant.retrieval.language.known_setting import setting_gain
from assistant.retrieval.language.words import words_of
from assistant.retrieval.ranking import gains
from assistant.retrieval.ranking.evidence import (
    Candidate,
    Evidence,
    context_of,
    likelihood_beside,
    weigh,
)
from assistant.retrieval.ranking.named_medicines import first_with_each_medicine
from assistant.retrieval.ranking.query import QueryReader, SearchQuery


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

    def rank(
        self, question: str, facts: Sequence[Fact], *, limit: int, per_document: int
    ) -> list[Ranked]:
        """Return the best passages first, at most `per_document` of a document."""
        query = self._reader.read(question, facts)
        by_words, cosines = self._scores(query)
        numbers, scores = fuse(by_words, cosines)
        scores = scores + self._gains(query, numbers)
        order = np.argsort(-scores, kind="stable")
        allowed = self._limit_per_document(numbers[order], per_document=per_document)
        places = order[allowed[: max(limit, gains.WEIGHED)]]
        evidence = self._weigh(query, numbers[places], cosines, scores[places])
        highest = max((one.relevance for one in evidence), default=0.0)
        ranked = [
            Ranked(number=number, score=likelihood_beside(highest, one), evidence=one)
            for number, one in zip(numbers[places].tolist(), evidence, strict=True)
        ]
        return first_with_each_medicine(
            sorted(ranked, key=lambda one: -one.score),
            query.named_drugs,
            lambda one: self._index.document(int(self._index.document_of[one.number])),
            limit=limit,
        )

    def _scores(self, query: SearchQuery) -> tuple[Floats, Floats]:
        """Return both scores of all passages, 0 for those on another cancer than asked about."""
        by_words = self._index.postings.scores(query.weights)
        vectors = self._embedder.embed(query.texts)
        cosines = np.max([self._index.cosines(one) for one in vectors], axis=0)
        fitting = self._fitting(query.cancers) if query.cancers else None
        # What is remembered must not empty the search; a cancer that was asked about may.
        if fitting is not None and (fitting.any() or query.named_cancers):
            fits = fitting[self._index.cancer_code_of]
            by_words, cosines = by_words * fits, cosines * fits
        return by_words, cosines

    def _fitting(self, cancers: frozenset[str]) -> Held:
        """Say for each cancer of the library whether its documents may answer for `cancers`."""
        return np.array([may_answer(cancer, cancers) for cancer in self._index.cancers])

    def _gains(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return what each passage gains by what is known, too little to drown the question."""
        gained = gains.TOPIC * self._shares_of_topics(query, numbers)
        preferred = query.cancers.intersection(self._index.cancers) or {ANY}
        is_preferred = np.array([cancer in preferred for cancer in self._index.cancers])
        gained += gains.OWN_CANCER * is_preferred[self._index.cancer_code_of[numbers]]
        by_setting = [setting_gain(one, query.known_setting) for one in self._index.settings]
        if any(by_setting):
            fits = np.array(by_setting, dtype=np.float32)[self._index.setting_code_of[numbers]]
            gained += gains.OWN_SETTING * fits
        taken = self._documents_on_taken_drugs(query)
        if taken:
            gained += gains.TAKEN_DRUG * np.isin(self._index.document_of[numbers], taken)
        return gained

    def _shares_of_topics(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return how much of what is asked about is the very topic of each passage's document."""
        shares = np.zeros(len(numbers), dtype=np.float32)
        rarities = {topic: self._index.postings.rarity(topic) for topic in query.topics}
        for topic, rarity in rarities.items():
            shares += rarity * self._index.postings.holds(topic, numbers)
        return shares / (sum(rarities.values()) or 1.0)

    def _candidates(
        self, query: SearchQuery, numbers: Numbers, cosines: Floats, fused: Floats
    ) -> list[Candidate]:
        documents = self._index.document_of[numbers].tolist()
        topics = self._rarest_topics(query, numbers).tolist()
        return [
            Candidate(
                document=self._index.document(document), cosine=cosine, topic=topic, fused=score
            )
            for document, cosine, topic, score in zip(
                documents, cosines[numbers].tolist(), topics, fused.tolist(), strict=True
            )
        ]

    def _rarest_topics(self, query: SearchQuery, numbers: Numbers) -> Floats:
        """Return how rare the rarest subject asked about is that each passage's document is on."""
        rarest = np.zeros(len(numbers), dtype=np.float32)
        for topic in query.topics:
            rarity = self._index.postings.rarity(topic)
            rarest = np.maximum(rarest, rarity * self._index.postings.holds(topic, numbers))
        return rarest

    def _documents_on_taken_drugs(self, query: SearchQuery) -> list[int]:
        return [
            number
            for number in (self._index.drug_documents if query.known_drugs else ())
            if not query.known_drugs.isdisjoint(words_of(self._index.document(number).title))
        ]

    def _limit_per_document(self, ranked: Numbers, *, per_document: int) -> list[int]:
        """Return the places in `ranked` of the first passages of each document, no text twice."""
        shown: Counter[int] = Counter()
        said: set[int] = set()
        places = []
        documents, texts = self._index.document_of[ranked], self._index.text_of[ranked]
        for place, (document, text) in enumerate(
            zip(documents.tolist(), texts.tolist(), strict=True)
        ):
            if text not in said and shown[document] < per_document:
                shown[document] += 1
                said.add(text)
                places.append(place)
        return places

    def _weigh(
        self, query: SearchQuery, numbers: Numbers, cosines: Floats, fused: Floats
    ) -> list[Evidence]:
        return weigh(
            query,
            context=context_of(
                query,
                knows_cancer=self._knows(query.named_cancers),
                knows_drug=not query.named_drugs.isdisjoint(self._index.documented_drugs),
            ),
            candidates=self._candidates(query, numbers, cosines, fused),
            held=self._held(query, numbers),
            rarities=[min(map(self._index.postings.rarity, term)) for term in query.terms],
        )

    def _held(self, query: SearchQuery, numbers: Numbers) -> Held:
        """Say, by term and passage, whether the term stands there."""
        rows = [
            np.any([self._index.postings.holds(word, numbers) for word in term], axis=0)
            for term in query.terms
        ]
        return np.array(rows, dtype=bool).reshape(len(query.terms), len(numbers))

    def _knows(self, cancers: frozenset[str]) -> bool:
        own = (cancer for cancer in self._index.cancers if cancer != ANY)
        return any(may_answer(cancer, cancers) for cancer in own)
