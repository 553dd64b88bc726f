"""One real server for all tests here; the tests that break things have one of their own."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.assistant.answering.chat_server import ChatServer, serve
from tests.chat.client import Visitor, visitor
from tests.chat.server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Lantern as it comes: no chat model."""
    made = Server(tmp_path_factory.mktemp("server"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def chat_model() -> Iterator[ChatServer]:
    """A stub of a chat model; each test scripts what it writes, and how slowly."""
    yield from serve()


@pytest.fixture(scope="session")
def modelled(
    server: Server, chat_model: ChatServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Lantern with a chat model, so that a turn can be as slow as a test needs it."""
    settings = {
        "LANTERN_CHAT_MODEL": "openai:stub",
        "LANTERN_CHAT_MODEL_BASE_URL": chat_model.url,
    }
    made = Server(tmp_path_factory.mktemp("modelled"), settings)
    made.start(index=server.index)
    yield made
    made.stop()


@pytest.fixture
async def person(server: Server) -> AsyncIterator[Visitor]:
    async with visitor(server.base) as signed_in:
        yield signed_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A server that starts on a busy machine takes longer than a test may."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(400))
