"""Fixtures that start real Weaviate servers; they skip, and say why, where none was built."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings, SettingsConfigDict

from tests.assistant.retrieval.weaviate_server import Node, start_cluster, start_node

VERSION = (Path(__file__).parents[3] / "deploy" / "weaviate_version").read_text().strip()


class CacheSettings(BaseSettings):
    """Where `make weaviate` puts what it builds."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    xdg_cache_home: Path = Path.home() / ".cache"


@pytest.fixture(scope="session")
def weaviate_binary() -> Path:
    folder = CacheSettings().xdg_cache_home / "lantern" / f"weaviate-{VERSION}"
    if not (folder / "weaviate-server").is_file():
        pytest.skip(f"no Weaviate {VERSION} in {folder}; `make weaviate` builds it where Go is")
    return folder / "weaviate-server"


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
