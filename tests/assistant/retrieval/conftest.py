from pathlib import Path

import pytest

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from tests.assistant.retrieval.weaviate_fixtures import (  # noqa: F401  # pytest finds fixtures here
    weaviate_binary,
    weaviate_cluster,
    weaviate_node,
)

SHARED_DATA = Path(__file__).parents[4] / "shared" / "data"


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
