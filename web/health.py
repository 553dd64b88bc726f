"""Say whether the service can answer, for load balancers and `lantern doctor`."""

from fastapi import APIRouter, Response

from assistant.errors import MemoryStoreError, RetrievalError
from assistant.retrieval.retriever import Retriever
from memory.memory import Memory


def health_router(memory: Memory, retriever: Retriever) -> APIRouter:
    """Return the route; 503 when the database or the library does not answer."""
    router = APIRouter()

    @router.get("/health")
    async def health(response: Response) -> dict[str, str]:
        parts = {"database": await _database(memory), "library": await _library(retriever)}
        response.status_code = 200 if set(parts.values()) == {"ok"} else 503
        return parts

    return router


async def _database(memory: Memory) -> str:
    try:
        await memory.people.find("guest:health")
    except MemoryStoreError:
        return "down"
    return "ok"


async def _library(retriever: Retriever) -> str:
    try:
        await retriever.passage("health#none")
    except RetrievalError:
        return "down"
    return "ok"
