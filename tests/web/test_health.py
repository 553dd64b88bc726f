import httpx
import pytest
from fastapi import FastAPI

from assistant.retrieval.retriever import Retriever
from memory.memory import Memory
from tests.fakes import BrokenRetriever, FakeRetriever
from tests.web.conftest import ORIGIN
from tests.web.makers import without_database
from web.health import health_router

pytestmark = pytest.mark.anyio


async def health(memory: Memory, retriever: Retriever) -> tuple[int, dict[str, str]]:
    app = FastAPI()
    app.include_router(health_router(memory, retriever))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        reply = await client.get("/health")
    return reply.status_code, reply.json()


async def test_a_service_that_can_answer_is_healthy(memory: Memory) -> None:
    assert await health(memory, FakeRetriever()) == (200, {"database": "ok", "library": "ok"})


async def test_a_library_that_is_down_is_said(memory: Memory) -> None:
    assert await health(memory, BrokenRetriever()) == (503, {"database": "ok", "library": "down"})


async def test_a_database_that_is_down_is_said(memory: Memory) -> None:
    said = await health(without_database(memory), FakeRetriever())

    assert said == (503, {"database": "down", "library": "ok"})
