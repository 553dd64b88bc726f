"""Searches a second store while the first does not answer, and says so."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol, TypeVar

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.retriever import Retriever

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 10.0
"""How long the first store is left alone after it failed."""
NO_PASSAGE = "health#none"
Result = TypeVar("Result")


class OpenedStore(Retriever, Protocol):
    """A store that holds a connection."""

    async def close(self) -> None:
        """Close the connection."""
        ...


class FallbackStore:
    """A `Retriever` that is as available as the second of its two; belongs to one event loop.

    The first question that meets a failure waits for it; after that nobody does: whether the
    first store is back is found out beside the questions, which the second answers meanwhile.
    """

    def __init__(
        self,
        open_first: Callable[[], Awaitable[OpenedStore]],
        second: Retriever,
        *,
        second_is_copy: bool = True,
        pause_seconds: float = PAUSE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_first = open_first
        self._first: OpenedStore | None = None
        self._second = second
        self._second_is_copy = second_is_copy
        self._pause_seconds = pause_seconds
        self._clock = clock
        self._looks_again_at: float | None = None
        self._looking: asyncio.Task[None] | None = None
        self._opening_ahead: asyncio.Task[None] | None = None
        self._opening = asyncio.Lock()

    @property
    def is_falling_back(self) -> bool:
        """Say whether questions go to the second store."""
        return self._looks_again_at is not None

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages of the first store that answers; a copy's are marked."""

        async def find(store: Retriever) -> Sequence[FoundPassage]:
            found = await store.find_passages(question, facts=facts, limit=limit)
            is_copy = store is self._second and self._second_is_copy
            return [replace(one, from_copy=True) for one in found] if is_copy else found

        return await self._ask(find)

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order."""
        return await self._ask(lambda one: one.sections_of(document_id))

    async def passage(self, passage_id: str) -> Passage | None:
        """Return one passage."""
        return await self._ask(lambda one: one.passage(passage_id))

    async def open_ahead(self) -> None:
        """Open the first store before it is needed; a failure is met again by who asks."""
        with suppress(RetrievalError):
            await self._opened()

    async def close(self) -> None:
        """Close what was opened; the second too where it is another store with a fallback."""
        for task in (self._looking, self._opening_ahead):
            if task is not None:
                task.cancel()
        if self._first is not None:
            await self._first.close()
        if isinstance(self._second, FallbackStore):
            await self._second.close()

    async def _ask(self, ask: Callable[[Retriever], Awaitable[Result]]) -> Result:
        if self.is_falling_back:
            self._look_again()
            return await ask(self._second)
        try:
            return await ask(await self._opened())
        except RetrievalError as error:
            logger.warning("search falls back to the second store: %s", error)
            self._looks_again_at = self._clock() + self._pause_seconds
            return await ask(self._second)

    async def _opened(self) -> OpenedStore:
        async with self._opening:
            if self._first is None:
                self._first = await self._open_first()
                self._open_second_ahead()
            return self._first

    def _open_second_ahead(self) -> None:
        # A cluster that lost its leader opens nothing for seconds, but answers what is open.
        if isinstance(self._second, FallbackStore):
            self._opening_ahead = asyncio.create_task(self._second.open_ahead())

    def _look_again(self) -> None:
        is_looking = self._looking is not None and not self._looking.done()
        if not is_looking and self._clock() >= (self._looks_again_at or 0.0):
            self._looking = asyncio.create_task(self._use_first_if_back())

    async def _use_first_if_back(self) -> None:
        try:
            await (await self._opened()).passage(NO_PASSAGE)
        except RetrievalError:
            self._looks_again_at = self._clock() + self._pause_seconds
            return
        logger.warning("search uses the first store again")
        self._looks_again_at = None
