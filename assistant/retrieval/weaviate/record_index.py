"""The index of people's own records on a Weaviate server: a tenant for each patient."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import weaviate

from assistant.domain import ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.record_index import Likely
from assistant.retrieval.weaviate.connection import (
    NOT_READY,
    answered_in_time,
    make_async_client,
    read_addresses,
)
from assistant.retrieval.weaviate.records import OwnRecord, RecordStore

MOST_LIKELY = 8


class WeaviateRecordIndex:
    """Connects at first use to the first node that answers, and anew once that one does not."""

    def __init__(
        self, urls: str, embedder: Embedder, *, api_key: str = "", replicas: int = 1
    ) -> None:
        self._addresses = read_addresses(urls, api_key=api_key)
        self._embedder = embedder
        self._replicas = replicas
        self._opening = asyncio.Lock()
        self._client: weaviate.WeaviateAsyncClient | None = None

    async def add(
        self, patient_id: str, record_id: str, title: str, texts: tuple[ScrubbedText, ...]
    ) -> None:
        """Index a record in place of an earlier one of its id."""
        record = OwnRecord(record_id=record_id, title=title, texts=texts)
        async with self._opened() as store:
            await store.add(patient_id, record)

    async def likely(self, patient_id: str, question: ScrubbedText) -> Likely:
        """Return the passages that fit best, with their scores."""
        async with self._opened() as store:
            found = await store.find_passages(patient_id, question, limit=MOST_LIKELY)
        return {_place_of(one.passage.passage_id): one.score for one in found}

    async def remove(self, patient_id: str, record_id: str) -> None:
        """Remove a record; nothing happens when it is not there."""
        async with self._opened() as store:
            await store.remove(patient_id, record_id)

    async def close(self) -> None:
        """Give the connection back."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[RecordStore]:
        """Give the store; a fault closes the connection, so that the next call asks another node."""
        async with self._opening:
            if self._client is None:
                self._client = await self._connect()
        try:
            yield RecordStore(self._client, self._embedder)
        except RetrievalError:
            await self.close()
            raise

    async def _connect(self) -> weaviate.WeaviateAsyncClient:
        for address in self._addresses:
            client = make_async_client(address)
            try:
                async with answered_in_time():
                    await client.connect()
                await RecordStore(client, self._embedder).prepare(replicas=self._replicas)
            except RetrievalError:
                await client.close()
            else:
                return client
        raise RetrievalError(NOT_READY)


def _place_of(passage_id: str) -> tuple[str, int]:
    record_id, _, number = passage_id.rpartition("#")
    return record_id, int(number)
