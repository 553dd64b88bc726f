"""Searches on a real Weaviate: the configured one under an alias of its own, or one started for it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from assistant.retrieval.weaviate.connection import (
    WeaviateAddress,
    connect,
    make_async_client,
    read_address,
)
from assistant.retrieval.weaviate.library import WeaviateLibrary
from assistant.retrieval.weaviate.store import open_weaviate_store
from assistant.settings import settings
from bootstrap import known_names
from evals.search.stores import ignore_progress
from evals.search.weaviate_server import built_server, start_node

ALIAS = "LanternEvals"


@contextmanager
def served_weaviate(folder: Path) -> Iterator[WeaviateAddress | None]:
    """Hand out the server of the settings, else one started for this run, else None."""
    configured = settings()
    if configured.weaviate_url:
        key = configured.weaviate_api_key.get_secret_value()
        yield read_address(configured.weaviate_url, api_key=key)
        return
    if not built_server().is_file():
        yield None
        return
    node = start_node(built_server(), folder / "weaviate")
    try:
        node.wait_until_ready()
        yield node.address
    finally:
        node.kill()


@contextmanager
def weaviate_search(
    corpus: Path, address: WeaviateAddress, embedder: WordLlamaEmbedder
) -> Iterator[Callable[[str], list[str]]]:
    """Ingest a MedQuAD file beside whatever the server holds; hand out a search of it."""
    with connect(address) as client:
        WeaviateLibrary(client, embedder, alias=ALIAS).ingest([corpus], ignore_progress)
    loop = asyncio.new_event_loop()
    opened = open_weaviate_store(
        make_async_client(address), embedder, names=known_names(), alias=ALIAS
    )
    store = loop.run_until_complete(opened)

    def search(question: str) -> list[str]:
        found = loop.run_until_complete(
            store.search(question, limit=10, per_document=1, abstain=False)
        )
        return [one.passage.document.document_id for one in found]

    try:
        yield search
    finally:
        loop.run_until_complete(store.close())
        loop.close()
