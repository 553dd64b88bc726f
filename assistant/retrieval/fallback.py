"""Searches a second store while the first does not answer, and says so."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.retriever import Retriever

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 15.0
"""How long the first store is left alone after it failed."""
Result = TypeVar("Result")


class FallbackStore:
    """A `Retriever` that is as available as the second of its two."""

    def __init__(
        self,
        open_first: Callable[[], Awaitable[Retriever]],
        second: Retriever,
        *,
        pause_seconds: float = PAUSE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_first = open_first
        self._first: Retriever | None = None
        self._second = second
        self._pause_seconds = pause_seconds
        self._clock = clock
        self._tried_again_at = 0.0
        self._opening = asyncio.Lock()

    @property
    def is_falling_back(self) -> bool:
        """Say whether the last search went to the second store."""
        return self._tried_again_at > 0

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages of the first store that answers."""
        return await self._ask(lambda one: one.find_passages(question, facts=facts, limit=limit))

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order."""
        return await self._ask(lambda one: one.sections_of(document_id))

    async def passage(self, passage_id: str) -> Passage | None:
        """Return one passage."""
        return await self._ask(lambda one: one.passage(passage_id))

    async def _ask(self, ask: Callable[[Retriever], Awaitable[Result]]) -> Result:
        if self._clock() < self._tried_again_at:
            return await ask(self._second)
        try:
            answer = await ask(await self._opened())
        except RetrievalError as error:
            logger.warning("search falls back to the second store: %s", error)
            self._tried_again_at = self._clock() + self._pause_seconds
            return await ask(self._second)
        if self.is_falling_back:
            logger.warning("search uses the first store again")
            self._tried_again_at = 0.0
        return answer

    async def _opened(self) -> Retriever:
        async with self._opening:
            if self._first is None:
                self._first = await self._open_first()
            return self._first
