"""Three real nodes that hold everything three times, and one of them dies."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.domain import ScrubbedText
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.weaviate.connection import connect, make_async_client
from assistant.retrieval.weaviate.health import weaviate_state
from assistant.retrieval.weaviate.library import WeaviateLibrary
from assistant.retrieval.weaviate.records import OwnRecord, RecordStore
from assistant.retrieval.weaviate.serving import served_with_copy
from evals.search.weaviate_server import API_KEY, Node
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document
from tests.fakes import BrokenRetriever

PASSAGES = 20
QUESTIONS = 10
PATIENTS = [f"patient-{number}" for number in range(10)]
QUESTION = ScrubbedText("surgery for cancer")

pytestmark = pytest.mark.anyio


@pytest.fixture
def urls(weaviate_cluster: list[Node], tmp_path: Path) -> str:
    """The addresses of a cluster that holds a library on each of its nodes."""
    for number in range(PASSAGES):
        body = f"## Short answer\nWords {number} on surgery for cancer."
        write_document(
            tmp_path / "library", f"d{number}", body=body, topic=f"surgery for cancer {number}"
        )
    with connect(weaviate_cluster[0].address) as client:
        library = WeaviateLibrary(client, WordEmbedder(), replicas=3)
        library.ingest([tmp_path / "library"], ignore_progress)
    return ", ".join(node.url for node in weaviate_cluster)


@pytest.fixture
async def store(urls: str) -> AsyncIterator[Retriever]:
    """A store in use, without a copy: what the nodes do not answer is lost."""
    opened = served_with_copy(urls, WordEmbedder(), BrokenRetriever(), api_key=API_KEY)
    await opened.find_passages(QUESTION, limit=1)
    assert opened._opening_ahead is not None
    await opened._opening_ahead
    yield opened
    await opened.close()


@pytest.mark.parametrize("dies", [0, 1], ids=["the node that is asked", "another node"])
async def test_a_node_that_dies_mid_conversation_loses_no_question_and_no_passage(
    weaviate_cluster: list[Node], store: Retriever, dies: int
) -> None:
    before = await store.find_passages(QUESTION, limit=PASSAGES)

    weaviate_cluster[dies].kill()

    after = [await store.find_passages(QUESTION, limit=PASSAGES) for _ in range(QUESTIONS)]
    assert len(before) == PASSAGES
    assert [len(found) for found in after] == [PASSAGES] * QUESTIONS
    assert not any(one.from_copy for found in after for one in found)


async def test_a_node_that_dies_loses_no_record_and_keeps_none_from_being_added(
    weaviate_cluster: list[Node],
) -> None:
    first, second, third = weaviate_cluster
    async with make_async_client(first.address) as client:
        records = RecordStore(client, WordEmbedder())
        await records.prepare(replicas=3)
        for patient in PATIENTS[:5]:
            await records.add(patient, record_of(patient))

        second.kill()

        for patient in PATIENTS[5:]:
            await records.add(patient, record_of(patient))
        assert await owners(records) == PATIENTS
    async with make_async_client(third.address) as client:
        assert await owners(RecordStore(client, WordEmbedder())) == PATIENTS


async def test_the_state_of_a_cluster_counts_its_nodes(urls: str) -> None:
    good, text = weaviate_state(urls, api_key=API_KEY)

    assert good
    assert "20 passages; 3 of 3 nodes are healthy" in text


def record_of(patient: str) -> OwnRecord:
    text = ScrubbedText(f"Surgery report of {patient}.")
    return OwnRecord(record_id="r1", title="Report", texts=(text,))


async def owners(records: RecordStore) -> list[str]:
    """Return the patients in whose tenant their own record is found."""
    found = [(one, await records.find_passages(one, QUESTION, limit=5)) for one in PATIENTS]
    return [
        one
        for one, passages in found
        if [p.passage.text for p in passages] == [record_of(one).texts[0]]
    ]
