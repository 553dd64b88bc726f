from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.retrieval.embedder import WordLlamaEmbedder
from tests.assistant.retrieval.weaviate_server import Node, start_cluster, start_node

SHARED_DATA = Path(__file__).parents[4] / "shared" / "data"


class WeaviateTestSettings(BaseSettings):
    """`LANTERN_TEST_WEAVIATE` names the server's binary."""

    model_config = SettingsConfigDict(env_prefix="LANTERN_TEST_")

    weaviate: Path | None = None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of the Weaviate store out where no server is named.

    Nothing serves from that store yet, so a test run without a server misses nothing of Lantern.
    """
    if WeaviateTestSettings().weaviate is not None:
        return
    needs_server = [one for one in items if _needs_server(one)]
    items[:] = [one for one in items if one not in needs_server]
    config.hook.pytest_deselected(items=needs_server)


def _needs_server(item: pytest.Item) -> bool:
    of_server = {"weaviate_binary", "weaviate_node", "weaviate_cluster"}
    return "[weaviate" in item.name or bool(of_server & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def weaviate_binary() -> Path:
    binary = WeaviateTestSettings().weaviate
    assert binary is not None
    assert binary.is_file(), "LANTERN_TEST_WEAVIATE names no file"
    return binary


@pytest.fixture(scope="session")
def weaviate_node(
    weaviate_binary: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Node]:
    node = start_node(weaviate_binary, tmp_path_factory.mktemp("weaviate"))
    try:
        node.wait_until_ready()
        yield node
    finally:
        node.kill()


@pytest.fixture
def weaviate_cluster(weaviate_binary: Path, tmp_path: Path) -> Iterator[list[Node]]:
    nodes = start_cluster(weaviate_binary, tmp_path)
    try:
        for node in nodes:
            node.wait_until_ready()
        yield nodes
    finally:
        for node in nodes:
            node.kill()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def wordllama() -> WordLlamaEmbedder:
    return WordLlamaEmbedder()


@pytest.fixture(scope="session")
def cancergov() -> Path:
    folder = SHARED_DATA / "medquad-cancergov"
    if not folder.is_dir():
        pytest.skip("the development data (../shared/data/medquad-cancergov) is not here")
    return folder
