"""Ranks what Weaviate found the way the embedded index ranks: topic, cancer, facts, evidence."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.domain import FoundPassage, Passage
from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.index.index_reader import DRUG_KIND
from assistant.retrieval.language.cancers import ANY, may_answer
from assistant.retrieval.language.concepts import topics_in
from assistant.retrieval.language.known_names import drug_words
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
from assistant.retrieval.ranking.neighbours import Placed, text_number
from assistant.retrieval.ranking.query import SearchQuery
from assistant.retrieval.ranking.searchable import searchable_text
from assistant.retrieval.weaviate.library import AboutCollection


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A passage as Weaviate found it."""

    passage: Passage
    position: int
    score: float
    meanings: Vectors

    @cached_property
    def words(self) -> frozenset[str]:
        """The words it is found by."""
        found_by = searchable_text(self.passage, opens_document=self.position == 0)
        return frozenset(found_by.weighed_words()[0])


class HitRanking:
    """Ranks hits with what is known of the whole collection."""

    def __init__(self, about: AboutCollection) -> None:
        self._about = about
        self._documented_drugs = drug_words(about.drug_titles)

    def fitting_cancers(self, query: SearchQuery) -> list[str]:
        """Return the cancers of the library whose documents may answer the question."""
        return [one for one in self._about.cancers if may_answer(one, query.cancers)]

    def rank(
        self,
        query: SearchQuery,
        vectors: Vectors,
        hits: Sequence[Hit],
        *,
        limit: int,
        per_document: int,
    ) -> list[tuple[Placed, Evidence]]:
        """Return the best hits first, at most `per_document` of a document, with their evidence."""
        scored = [(hit.score + self._gain(query, hit), hit) for hit in hits]
        scored.sort(key=lambda one: -one[0])
        best = _limit_per_document(scored, per_document=per_document)
        best = best[: max(limit, gains.WEIGHED)]
        evidence = self._weigh(query, vectors, best)
        highest = max((one.relevance for one in evidence), default=0.0)
        placed = [
            (_placed(hit, one, highest), one) for (_, hit), one in zip(best, evidence, strict=True)
        ]
        return first_with_each_medicine(
            sorted(placed, key=lambda one: -one[0].found.score),
            query.named_drugs,
            lambda one: one[0].found.passage.document,
            limit=limit,
        )

    def _gain(self, query: SearchQuery, hit: Hit) -> float:
        document = hit.passage.document
        gain = gains.TOPIC * self._share_of_topics(query, document.topic)
        preferred = query.cancers.intersection(self._about.cancers) or {ANY}
        gain += gains.OWN_CANCER * (document.cancer in preferred)
        gain += gains.OWN_SETTING * setting_gain(document.setting, query.known_setting)
        takes = not query.known_drugs.isdisjoint(words_of(document.title))
        return gain + gains.TAKEN_DRUG * (takes and document.kind == DRUG_KIND)

    def _share_of_topics(self, query: SearchQuery, topic: str) -> float:
        asked = {word: self._rarity(word) for word in query.topics}
        total = sum(asked.values())
        of_document = topics_in(topic)
        return sum(asked[word] for word in asked if word in of_document) / total if total else 0.0

    def _rarest_topic(self, query: SearchQuery, topic: str) -> float:
        of_document = topics_in(topic)
        return max(
            (self._rarity(word) for word in query.topics if word in of_document), default=0.0
        )

    def _weigh(
        self, query: SearchQuery, vectors: Vectors, scored: Sequence[tuple[float, Hit]]
    ) -> list[Evidence]:
        hits = [hit for _, hit in scored]
        held = [[not hit.words.isdisjoint(term) for hit in hits] for term in query.terms]
        context = context_of(
            query,
            knows_cancer=any(
                may_answer(one, query.named_cancers) for one in self._about.cancers if one != ANY
            ),
            knows_drug=not query.named_drugs.isdisjoint(self._documented_drugs),
        )
        return weigh(
            query,
            context=context,
            candidates=[
                Candidate(
                    document=hit.passage.document,
                    cosine=float(np.max(hit.meanings @ vectors.T, initial=0.0)),
                    topic=self._rarest_topic(query, hit.passage.document.topic),
                    fused=score,
                )
                for score, hit in scored
            ],
            held=np.array(held, dtype=bool).reshape(len(query.terms), len(hits)),
            rarities=[min(map(self._rarity, term)) for term in query.terms],
        )

    def _rarity(self, word: str) -> float:
        count = self._about.vocabulary.get(word, 0)
        return math.log1p((self._about.passages - count + 0.5) / (count + 0.5))


def _limit_per_document(
    scored: Sequence[tuple[float, Hit]], *, per_document: int
) -> list[tuple[float, Hit]]:
    """Return the first hits of each document, no text twice."""
    shown: Counter[str] = Counter()
    said: set[int] = set()
    kept = []
    for score, hit in scored:
        document_id, text = hit.passage.document.document_id, text_number(hit.passage.text)
        if text not in said and shown[document_id] < per_document:
            shown[document_id] += 1
            said.add(text)
            kept.append((score, hit))
    return kept


def _placed(hit: Hit, evidence: Evidence, highest: float) -> Placed:
    found = FoundPassage(
        passage=hit.passage,
        score=likelihood_beside(highest, evidence),
        cosine=evidence.cosine,
        confidence=evidence.confidence,
        matched_terms=evidence.matched_terms,
    )
    return Placed(place=hit.position, found=found)
