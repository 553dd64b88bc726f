import pytest

from assistant.errors import ConfigurationError, RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.weaviate.connection import make_async_client, read_address
from assistant.retrieval.weaviate.store import open_weaviate_store
from tests.assistant.retrieval.fakes import WordEmbedder


@pytest.mark.parametrize(
    ("url", "http", "grpc"),
    [
        ("http://localhost:8080", ("localhost", 8080), ("localhost", 50051)),
        ("http://localhost", ("localhost", 80), ("localhost", 50051)),
        ("http://a:1?grpc_host=b&grpc_port=2", ("a", 1), ("b", 2)),
        ("https://a?grpc_host=b&grpc_port=443", ("a", 443), ("b", 443)),
    ],
)
def test_an_address_is_read(url: str, http: tuple[str, int], grpc: tuple[str, int]) -> None:
    address = read_address(url, api_key="key")

    assert (address.host, address.port) == http
    assert (address.grpc_host, address.grpc_port) == grpc
    assert address.is_secure == url.startswith("https")


@pytest.mark.parametrize(
    "url",
    [
        "localhost:8080",
        "ftp://a",
        "http://",
        "http://a?port=1",
        "http://a?grpc_port=x",
        "http://a:1?grpc_port=1",
    ],
)
def test_an_address_out_of_form_is_explained(url: str) -> None:
    with pytest.raises(ConfigurationError, match="Write http://host:8080"):
        read_address(url)


@pytest.mark.anyio
async def test_a_server_that_is_not_there_is_an_error_a_person_can_be_told() -> None:
    embedder: Embedder = WordEmbedder()
    client = make_async_client(read_address("http://127.0.0.1:9?grpc_port=10"))

    with pytest.raises(RetrievalError, match="Weaviate did not answer"):
        await open_weaviate_store(client, embedder)
