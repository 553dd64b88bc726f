"""The index of own records, on a real server."""

import pytest

from assistant.domain import ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.weaviate.record_index import WeaviateRecordIndex
from evals.search.weaviate_server import API_KEY, Node
from tests.assistant.retrieval.fakes import WordEmbedder

pytestmark = pytest.mark.anyio
TEXTS = (ScrubbedText("Margins are clear."), ScrubbedText("Neutrophils were low in May."))
QUESTION = ScrubbedText("were my neutrophils low")


async def test_a_patients_passage_is_found_by_its_place_and_gone_when_removed(
    weaviate_node: Node,
) -> None:
    index = WeaviateRecordIndex(weaviate_node.url, WordEmbedder(), api_key=API_KEY)
    await index.add("ann-of-index", "r1", "Visit note", TEXTS)

    likely = await index.likely("ann-of-index", QUESTION)
    assert max(likely, key=lambda place: likely[place]) == ("r1", 1)
    assert await index.likely("bea-of-index", QUESTION) == {}

    await index.remove("ann-of-index", "r1")
    assert await index.likely("ann-of-index", QUESTION) == {}
    await index.close()


async def test_a_server_that_is_away_is_named() -> None:
    index = WeaviateRecordIndex("http://localhost:9?grpc_port=10", WordEmbedder())

    with pytest.raises(RetrievalError):
        await index.likely("ann", QUESTION)
