from collections.abc import AsyncIterator

import pytest
import weaviate

from assistant.domain import ScrubbedText
from assistant.retrieval.weaviate.connection import make_async_client
from assistant.retrieval.weaviate.records import RECORDS, OwnRecord, RecordStore
from evals.search.weaviate_server import Node
from tests.assistant.retrieval.fakes import WordEmbedder

SCAN = "The scan shows two lesions in the liver. No lesion in the lungs."
BLOOD = "Neutrophils were low in May. Hemoglobin was normal."

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(weaviate_node: Node) -> AsyncIterator[weaviate.WeaviateAsyncClient]:
    async with make_async_client(weaviate_node.address) as connected:
        await connected.collections.delete(RECORDS)
        yield connected


@pytest.fixture
async def records(client: weaviate.WeaviateAsyncClient) -> RecordStore:
    store = RecordStore(client, WordEmbedder())
    await store.prepare()
    return store


def record(text: str, record_id: str = "r1", title: str = "Report") -> OwnRecord:
    return OwnRecord(record_id=record_id, title=title, texts=(ScrubbedText(text),))


async def texts(store: RecordStore, patient_id: str, question: str) -> list[str]:
    found = await store.find_passages(patient_id, ScrubbedText(question), limit=3)
    return [one.passage.text for one in found]


async def test_a_patients_search_finds_their_own_record_and_no_one_elses(
    records: RecordStore,
) -> None:
    assert await records.add("ann", record(SCAN)) == 1
    await records.add("bea", record(BLOOD))

    assert await texts(records, "ann", "what did the scan of my liver show") == [SCAN]
    assert await texts(records, "bea", "what did the scan of my liver show") == [BLOOD]
    assert await texts(records, "nobody", "what did the scan of my liver show") == []


async def test_the_record_on_the_question_comes_first(records: RecordStore) -> None:
    await records.add("ann", record(SCAN, "scan"))
    await records.add("ann", record(BLOOD, "blood"))

    assert (await texts(records, "ann", "were my neutrophils low"))[0] == BLOOD


async def test_a_record_read_again_takes_the_place_of_the_earlier_one(
    records: RecordStore,
) -> None:
    await records.add("ann", record(SCAN))
    await records.add("ann", record(BLOOD))

    assert await texts(records, "ann", "liver neutrophils") == [BLOOD]


async def test_a_removed_record_and_a_forgotten_patient_leave_nothing(
    client: weaviate.WeaviateAsyncClient, records: RecordStore
) -> None:
    await records.add("ann", record(SCAN, "scan"))
    await records.add("ann", record(BLOOD, "blood"))

    await records.remove("ann", "scan")
    assert await texts(records, "ann", "liver neutrophils") == [BLOOD]

    await records.forget("ann")
    assert await texts(records, "ann", "liver neutrophils") == []
    assert await client.collections.use(RECORDS).tenants.get() == {}


async def test_preparing_twice_keeps_what_is_there(records: RecordStore) -> None:
    await records.add("ann", record(SCAN))

    await records.prepare()

    assert await texts(records, "ann", "liver") == [SCAN]
