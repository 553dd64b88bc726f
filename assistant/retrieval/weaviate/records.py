"""Keeps each patient's own records in Weaviate, in a tenant that no other patient's search can reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import weaviate
from weaviate.classes.config import Configure, ConsistencyLevel
from weaviate.classes.data import DataObject
from weaviate.classes.query import Filter, HybridFusion, MetadataQuery
from weaviate.exceptions import WeaviateQueryError

from assistant.domain import Document, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.fusion import ALPHA
from assistant.retrieval.language.words import content_words_of
from assistant.retrieval.ranking.searchable import SearchableText
from assistant.retrieval.weaviate.connection import (
    SECONDS_TO_INSERT,
    answered_in_time,
    repeated,
)
from assistant.retrieval.weaviate.objects import (
    MEANINGS,
    RETURNED,
    SEARCHED,
    collection_settings,
    object_id,
    passage_of,
    properties_of,
)

RECORDS = "LanternRecords"
KIND = "record"
NO_TENANT = "tenant not found"
"""What the server says of a patient without records, 1.39."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecord:
    """A record of one patient, without identifiers."""

    record_id: str
    title: str
    """What it is, without a name in it: "Pathology report"."""
    texts: tuple[ScrubbedText, ...]
    """Its passages, in their order."""


class RecordStore:
    """Searches one patient's records at a time; belongs to one event loop.

    What is in it is scrubbed, not encrypted: `forget` is part of erasing a patient.
    """

    def __init__(self, client: weaviate.WeaviateAsyncClient, embedder: Embedder) -> None:
        self._client = client
        self._embedder = embedder

    async def prepare(self, *, replicas: int = 1) -> None:
        """Make the collection unless it is there; tenants are made by their first record."""
        async with answered_in_time(SECONDS_TO_INSERT):
            if await self._client.collections.exists(RECORDS):
                return
            tenants = Configure.multi_tenancy(
                enabled=True, auto_tenant_creation=True, auto_tenant_activation=True
            )
            settings = collection_settings(replicas=replicas)
            await self._client.collections.create(RECORDS, multi_tenancy_config=tenants, **settings)

    async def add(self, patient_id: str, record: OwnRecord) -> int:
        """Keep a record in place of an earlier one of its id; return how many passages it has."""
        await self.remove(patient_id, record.record_id)
        objects = self._objects(record)
        async with answered_in_time(SECONDS_TO_INSERT):
            result = await repeated(lambda: self._records_of(patient_id).data.insert_many(objects))
        if result.has_errors:
            raise RetrievalError(f"Weaviate refused {len(result.errors)} passages of a record.")
        return len(objects)

    async def find_passages(
        self, patient_id: str, question: ScrubbedText, *, limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages of this patient's records; empty when there are none."""
        words = " ".join(content_words_of(question))
        if not words:
            return []
        async with answered_in_time():
            found = await self._hybrid(patient_id, words, limit=limit)
        return [
            FoundPassage(passage=passage_of(one.properties), score=float(one.metadata.score or 0))
            for one in found
        ]

    async def _hybrid(self, patient_id: str, words: str, *, limit: int) -> Sequence[Any]:
        # To ask first whether there is such a tenant would wait for the cluster to have a leader.
        try:
            found = await self._records_of(patient_id).query.hybrid(
                query=words,
                alpha=ALPHA,
                vector={MEANINGS: [self._embedder.embed([words])[0].tolist()]},
                target_vector=MEANINGS,
                query_properties=[SEARCHED],
                fusion_type=HybridFusion.RELATIVE_SCORE,
                limit=limit,
                return_properties=list(RETURNED),
                return_metadata=MetadataQuery(score=True),
            )
        except WeaviateQueryError as error:
            if NO_TENANT in str(error):
                return ()
            raise
        return tuple(found.objects)

    async def remove(self, patient_id: str, record_id: str) -> None:
        """Remove one record; nothing happens when it is not there."""
        is_it = Filter.by_property("document_id").equal(record_id)
        async with answered_in_time(SECONDS_TO_INSERT):
            await repeated(lambda: self._delete(patient_id, is_it))

    async def forget(self, patient_id: str) -> None:
        """Remove everything of a patient."""
        async with answered_in_time(SECONDS_TO_INSERT):
            await repeated(lambda: self._collection.tenants.remove([patient_id]))

    async def _delete(self, patient_id: str, where: Any) -> None:  # noqa: ANN401  # the client's own type
        try:
            await self._records_of(patient_id).data.delete_many(where=where)
        except WeaviateQueryError as error:
            if NO_TENANT not in str(error):
                raise

    @property
    def _collection(self) -> Any:  # noqa: ANN401  # the client's collection types are of no use here
        # A quorum must have what is written, so that the loss of one node of three loses nothing.
        collection = self._client.collections.use(RECORDS)
        return collection.with_consistency_level(ConsistencyLevel.QUORUM)

    def _records_of(self, patient_id: str) -> Any:  # noqa: ANN401  # as above
        return self._collection.with_tenant(patient_id)

    def _objects(self, record: OwnRecord) -> list[DataObject[dict[str, Any], Any]]:
        document = Document(document_id=record.record_id, title=record.title, kind=KIND)
        texts = record.texts
        vectors = self._embedder.embed(texts)
        return [
            DataObject(
                uuid=object_id(f"{record.record_id}#{position}"),
                properties=properties_of(
                    _passage(document, text, position),
                    _found_by(record.title, text),
                    position=position,
                ),
                vector={MEANINGS: [vector.tolist()]},
            )
            for position, (text, vector) in enumerate(zip(texts, vectors, strict=True))
        ]


def _passage(document: Document, text: str, position: int) -> Passage:
    return Passage(
        passage_id=f"{document.document_id}#{position}",
        document=document,
        heading=f"Your records - {document.title}",
        text=text,
    )


def _found_by(title: str, text: str) -> SearchableText:
    """All passages of a record share a heading, so their own words are what tells them apart."""
    return SearchableText(
        heading=title, questions="", synonyms="", text=text, topics="", meanings=(text,)
    )
