"""Finds passages in Weaviate: hybrid search with explicit weights, behind the same protocol."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import weaviate
from weaviate.classes.query import Filter, HybridFusion, MetadataQuery, Sort

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder, Vectors
from assistant.retrieval.index.fusion import ALPHA, CANDIDATES
from assistant.retrieval.language.known_names import NO_NAMES, KnownNames
from assistant.retrieval.language.spelling import SpellingCorrector
from assistant.retrieval.ranking import gains
from assistant.retrieval.ranking.neighbours import join_passages, joined, parts_of
from assistant.retrieval.ranking.query import QueryReader, SearchQuery
from assistant.retrieval.weaviate.connection import answered_in_time, repeated
from assistant.retrieval.weaviate.library import ABOUT, AboutCollection
from assistant.retrieval.weaviate.objects import (
    ALIAS,
    MEANINGS,
    RETURNED,
    SEARCHED,
    object_id,
    passage_of,
)
from assistant.retrieval.weaviate.search import Hit, HitRanking

SECTIONS_PER_DOCUMENT = 1000
SECONDS_BETWEEN_LOOKS = 20.0
"""How long after a new library is served its words may be unknown to the spelling."""
NO_LIBRARY = "Weaviate serves no library yet. Ingest the library first."


class WeaviateStore:
    """A `Retriever` over the library that Weaviate serves; belongs to one event loop."""

    def __init__(
        self,
        client: weaviate.WeaviateAsyncClient,
        embedder: Embedder,
        *,
        about: AboutCollection,
        names: KnownNames = NO_NAMES,
        alias: str = ALIAS,
    ) -> None:
        self._alias = alias
        self._client = client
        self._embedder = embedder
        self._names = names
        self._learn(about)

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages first; empty when the library holds nothing on the question."""
        return await self.search(question, facts=facts, limit=limit)

    async def search(
        self,
        question: str,
        *,
        facts: Sequence[Fact] = (),
        limit: int,
        per_document: int = gains.PASSAGES_PER_DOCUMENT,
        abstain: bool = True,
    ) -> list[FoundPassage]:
        """Do what `find_passages` promises; without `abstain`, weak evidence is returned too."""
        await self._learn_what_is_served()
        query = self._reader.read(question, facts)
        if not query.weights:
            return []
        # An embedder may be a server far away, which the others who ask must not wait for.
        vectors = await asyncio.to_thread(self._embedder.embed, query.texts)
        hits = await self._hits(query, vectors[0])
        ranked = self._ranking.rank(query, vectors, hits, limit=limit, per_document=per_document)
        is_answered = any(evidence.is_enough for _, evidence in ranked[: gains.JUDGED])
        return joined([placed for placed, _ in ranked]) if is_answered or not abstain else []

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order."""
        async with answered_in_time():
            found = await self._passages.query.fetch_objects(
                filters=Filter.by_property("document_id").equal(document_id),
                sort=Sort.by_property("position", ascending=True),
                limit=SECTIONS_PER_DOCUMENT,
                return_properties=list(RETURNED),
            )
        return [passage_of(one.properties) for one in found.objects]

    async def passage(self, passage_id: str) -> Passage | None:
        """Return one passage, or several that were joined as one."""
        parts = [await self._part(one) for one in parts_of(passage_id)]
        found = [part for part in parts if part is not None]
        return join_passages(found) if len(found) == len(parts) else None

    async def _part(self, passage_id: str) -> Passage | None:
        async with answered_in_time():
            found = await self._passages.query.fetch_object_by_id(
                object_id(passage_id), return_properties=list(RETURNED)
            )
        return passage_of(found.properties) if found is not None else None

    async def close(self) -> None:
        """Close the connection."""
        await self._client.close()

    @property
    def _passages(self) -> Any:  # noqa: ANN401  # the client's collection types are of no use here
        return self._client.collections.use(self._alias)

    async def _learn_what_is_served(self) -> None:
        """Notice, soon after, that another library was put in place of the one that was opened."""
        if time.monotonic() < self._looks_again_at:
            return
        async with answered_in_time():
            about = await _about_served(self._client, self._alias, known=self._about)
        _check_usable(about, self._embedder)
        self._learn(about)

    def _learn(self, about: AboutCollection) -> None:
        self._about = about
        self._looks_again_at = time.monotonic() + SECONDS_BETWEEN_LOOKS
        self._ranking = HitRanking(about)
        names = self._names.with_drugs(about.drug_titles)
        self._reader = QueryReader(SpellingCorrector(about.vocabulary, names.drugs), names)

    async def _hits(self, query: SearchQuery, vector: Vectors) -> list[Hit]:
        filters = None
        if query.cancers:
            fitting = self._ranking.fitting_cancers(query)
            if fitting:
                filters = Filter.by_property("cancer").contains_any(fitting)
            elif query.named_cancers:
                return []
            # What is remembered must not empty the search; a cancer that was asked about may.
        async with answered_in_time():
            found = await self._hybrid(query, vector, filters)
        return [
            Hit(
                passage=passage_of(one.properties),
                position=int(one.properties["position"]),
                score=float(one.metadata.score or 0.0),
                meanings=np.array(one.vector[MEANINGS], dtype=np.float32),
            )
            for one in found.objects
        ]

    async def _hybrid(self, query: SearchQuery, vector: Vectors, filters: Any) -> Any:  # noqa: ANN401  # the client's own types
        search = {
            "query": " ".join(query.weights),
            "alpha": ALPHA,
            "vector": {MEANINGS: [vector.tolist()]},
            "target_vector": MEANINGS,
            "query_properties": [SEARCHED],
            "fusion_type": HybridFusion.RELATIVE_SCORE,
            "filters": filters,
            "limit": CANDIDATES,
            "include_vector": [MEANINGS],
            "return_properties": list(RETURNED),
            "return_metadata": MetadataQuery(score=True),
        }
        return await repeated(lambda: self._passages.query.hybrid(**search))


async def open_weaviate_store(
    client: weaviate.WeaviateAsyncClient,
    embedder: Embedder,
    *,
    names: KnownNames = NO_NAMES,
    alias: str = ALIAS,
) -> WeaviateStore:
    """Connect, and open the library that is served.

    Raises `RetrievalError` when there is none, or one made with another embedder.
    """
    try:
        async with answered_in_time():
            await client.connect()
            about = await _about_served(client, alias)
        _check_usable(about, embedder)
    except RetrievalError:
        await client.close()
        raise
    return WeaviateStore(client, embedder, about=about, names=names, alias=alias)


def _check_usable(about: AboutCollection, embedder: Embedder) -> None:
    if about.embedder != embedder.embedder_id:
        raise RetrievalError(
            f"The library in Weaviate was made with the embedder {about.embedder}, not with"
            f" {embedder.embedder_id}. Ingest the library again."
        )


async def _about_served(
    client: weaviate.WeaviateAsyncClient, alias_name: str, *, known: AboutCollection | None = None
) -> AboutCollection:
    """Return what is served; `known` is returned as it is when it still is."""
    alias = await client.alias.get(alias_name=alias_name)
    if alias is None:
        raise RetrievalError(NO_LIBRARY)
    if known is not None and known.name == alias.collection:
        return known
    about = client.collections.use(ABOUT)
    found = await about.query.fetch_objects_by_ids([object_id(alias.collection)])
    if not found.objects:
        raise RetrievalError(NO_LIBRARY)
    return AboutCollection.from_json(str(found.objects[0].properties["body"]))
