from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import weaviate

from assistant.domain import Fact, FactKind, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.weaviate.connection import connect, make_async_client
from assistant.retrieval.weaviate.library import WeaviateLibrary
from assistant.retrieval.weaviate.serving import roll_back
from assistant.retrieval.weaviate.store import WeaviateStore, open_weaviate_store
from evals.search.weaviate_server import API_KEY, Node
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

OLD, NEW = "## Short answer\nOld words on surgery.", "## Short answer\nNew words on surgery."

pytestmark = pytest.mark.anyio


@pytest.fixture
def client(weaviate_node: Node) -> Iterator[weaviate.WeaviateClient]:
    with connect(weaviate_node.address) as connected:
        yield connected


async def served_text(store: WeaviateStore) -> str:
    found = await store.find_passages(ScrubbedText("surgery for cancer"), limit=1)
    return found[0].passage.text


def ingest(client: weaviate.WeaviateClient, folder: Path, body: str) -> WeaviateLibrary:
    write_document(folder, "surgery", body=body, topic="surgery")
    library = WeaviateLibrary(client, WordEmbedder())
    library.ingest([folder], ignore_progress)
    return library


async def test_a_new_library_is_served_at_once_and_can_be_rolled_back(
    client: weaviate.WeaviateClient, weaviate_node: Node, tmp_path: Path
) -> None:
    ingest(client, tmp_path, OLD)
    store = await open_weaviate_store(make_async_client(weaviate_node.address), WordEmbedder())
    assert await served_text(store) == "Old words on surgery."

    library = ingest(client, tmp_path, NEW)
    assert await served_text(store) == "New words on surgery."

    library.roll_back()
    assert await served_text(store) == "Old words on surgery."
    await store.close()


def test_the_same_library_is_not_ingested_twice(
    client: weaviate.WeaviateClient, tmp_path: Path
) -> None:
    library = ingest(client, tmp_path, OLD)

    report = library.ingest([tmp_path], ignore_progress)

    assert report.unchanged
    assert report.passages == 1


def test_only_the_last_libraries_are_kept(client: weaviate.WeaviateClient, tmp_path: Path) -> None:
    for number in range(4):
        ingest(client, tmp_path, f"{OLD} {number}")

    library = WeaviateLibrary(client, WordEmbedder())
    assert len(library.versions()) == 2
    library.roll_back()
    with pytest.raises(RetrievalError, match="no older library"):
        library.roll_back()


async def test_without_the_api_key_nothing_is_served(weaviate_node: Node) -> None:
    address = weaviate_node.address
    stranger = replace(address, api_key="wrong")

    with pytest.raises(RetrievalError):
        await open_weaviate_store(make_async_client(stranger), WordEmbedder())


async def test_a_library_of_another_embedder_is_refused(
    client: weaviate.WeaviateClient, weaviate_node: Node, tmp_path: Path
) -> None:
    ingest(client, tmp_path, OLD)

    with pytest.raises(RetrievalError, match="words-1, not with words-2"):
        await open_weaviate_store(make_async_client(weaviate_node.address), WordEmbedder("words-2"))


async def test_a_remembered_cancer_no_document_is_on_does_not_empty_the_search(
    client: weaviate.WeaviateClient, weaviate_node: Node, tmp_path: Path
) -> None:
    write_document(tmp_path, "nausea", body=OLD, cancer="breast cancer", topic="nausea")
    WeaviateLibrary(client, WordEmbedder()).ingest([tmp_path], ignore_progress)
    store = await open_weaviate_store(make_async_client(weaviate_node.address), WordEmbedder())
    remembered = Fact(kind=FactKind.CANCER, name="thymoma")

    assert await store.search("nausea", facts=[remembered], limit=1, abstain=False)
    assert await store.search("nausea with lung cancer", limit=1) == []
    await store.close()


def test_the_command_goes_back_to_the_library_before(
    client: weaviate.WeaviateClient, weaviate_node: Node, tmp_path: Path
) -> None:
    ingest(client, tmp_path, OLD)
    ingest(client, tmp_path, NEW)

    assert roll_back(weaviate_node.url, WordEmbedder(), api_key=API_KEY) == 1
