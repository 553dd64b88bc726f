"""Serves a library from the nodes of a Weaviate cluster, and from the copy here when none answers."""

from collections.abc import Sequence
from functools import partial

import weaviate

from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.fallback import FallbackStore
from assistant.retrieval.index.index_writer import IndexContent, Progress
from assistant.retrieval.language.known_names import NO_NAMES, KnownNames
from assistant.retrieval.library.ingest import IngestReport
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.weaviate.connection import (
    NOT_READY,
    WeaviateAddress,
    connect,
    make_async_client,
    read_addresses,
)
from assistant.retrieval.weaviate.library import WeaviateLibrary
from assistant.retrieval.weaviate.store import WeaviateStore, open_weaviate_store


def served_with_copy(
    urls: str,
    embedder: Embedder,
    copy: Retriever,
    *,
    api_key: str,
    names: KnownNames = NO_NAMES,
) -> FallbackStore:
    """Return a store that asks the nodes in their order, and `copy` when none answers.

    Nothing is reached before the first question. Raises `ConfigurationError` for faulty addresses.
    """
    *nodes, last = (
        partial(_open, address, embedder, names)
        for address in read_addresses(urls, api_key=api_key)
    )
    store = FallbackStore(last, copy)
    for node in reversed(nodes):
        store = FallbackStore(node, store, second_is_copy=False)
    return store


def ingest_into_weaviate(
    urls: str,
    embedder: Embedder,
    content: IndexContent,
    progress: Progress,
    *,
    api_key: str,
    replicas: int = 1,
) -> IngestReport:
    """Ingest through the first node that answers; raises `RetrievalError` when none does."""
    with connect_to_any(read_addresses(urls, api_key=api_key)) as client:
        return WeaviateLibrary(client, embedder, replicas=replicas).ingest_content(
            content, progress
        )


def roll_back(urls: str, embedder: Embedder, *, api_key: str) -> int:
    """Serve the library before the one that is served; return its passages. Raises `RetrievalError`."""
    with connect_to_any(read_addresses(urls, api_key=api_key)) as client:
        return WeaviateLibrary(client, embedder).roll_back().passages


def connect_to_any(nodes: Sequence[WeaviateAddress]) -> weaviate.WeaviateClient:
    """Return a client of the first node that answers, or raise what the last one said."""
    reason = RetrievalError(NOT_READY)
    for address in nodes:
        try:
            return connect(address)
        except RetrievalError as error:
            reason = error
    raise reason


async def _open(address: WeaviateAddress, embedder: Embedder, names: KnownNames) -> WeaviateStore:
    return await open_weaviate_store(make_async_client(address), embedder, names=names)
