"""The index of people's own records on a Weaviate server: a tenant for each patient."""

import asyncio

from assistant.domain import ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.embedder import Embedder
from assistant.retrieval.record_index import Likely
from assistant.retrieval.weaviate_connection import (
    NOT_READY,
    WeaviateAddress,
    answered_in_time,
    make_async_client,
    read_addresses,
)
from assistant.retrieval.weaviate_records import OwnRecord, RecordStore

MOST_LIKELY = 8


class WeaviateRecordIndex:
    """Connects to the first node that answers, at first use."""

    def __init__(
        self, urls: str, embedder: Embedder, *, api_key: str = "", replicas: int = 1
    ) -> None:
        self._addresses = read_addresses(urls, api_key=api_key)
        self._embedder = embedder
        self._replicas = replicas
        self._opening = asyncio.Lock()
        self._store: RecordStore | None = None

    async def add(
        self, patient_id: str, record_id: str, title: str, texts: tuple[ScrubbedText, ...]
    ) -> None:
        """Index a record in place of an earlier one of its id."""
        store = await self._opened()
        await store.add(patient_id, OwnRecord(record_id=record_id, title=title, texts=texts))

    async def likely(self, patient_id: str, question: ScrubbedText) -> Likely:
        """Return the passages that fit best, with their scores."""
        store = await self._opened()
        found = await store.find_passages(patient_id, question, limit=MOST_LIKELY)
        return {_place_of(one.passage.passage_id): one.score for one in found}

    async def remove(self, patient_id: str, record_id: str) -> None:
        """Remove a record; nothing happens when it is not there."""
        await (await self._opened()).remove(patient_id, record_id)

    async def _opened(self) -> RecordStore:
        async with self._opening:
            if self._store is None:
                self._store = await self._open()
            return self._store

    async def _open(self) -> RecordStore:
        for address in self._addresses:
            try:
                return await self._open_at(address)
            except RetrievalError:
                continue
        raise RetrievalError(NOT_READY)

    async def _open_at(self, address: WeaviateAddress) -> RecordStore:
        client = make_async_client(address)
        try:
            async with answered_in_time():
                await client.connect()
            store = RecordStore(client, self._embedder)
            await store.prepare(replicas=self._replicas)
        except RetrievalError:
            await client.close()
            raise
        return store


def _place_of(passage_id: str) -> tuple[str, int]:
    record_id, _, number = passage_id.rpartition("#")
    return record_id, int(number)
