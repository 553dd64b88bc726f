"""Fixtures that start real Weaviate servers; they skip, and say why, where none was built."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.search.weaviate_server import VERSION, Node, built_server, start_cluster, start_node


@pytest.fixture(scope="session")
def weaviate_binary() -> Path:
    server = built_server()
    if not server.is_file():
        pytest.skip(
            f"no Weaviate {VERSION} in {server.parent}; `make weaviate` builds it where Go is"
        )
    return server


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
