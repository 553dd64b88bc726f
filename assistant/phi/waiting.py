"""A scrubber that is made in the background, so that a server can answer before it is ready."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Thread

from assistant.domain import Scrubbed
from assistant.errors import ScrubbingError
from assistant.phi.scrubber import Scrubber


class WaitingScrubber:
    """A `Scrubber`; a text waits until the real one is there, and stops when there will be none."""

    def __init__(self, load: Callable[[], Scrubber]) -> None:
        """`load` runs in a thread; it should import what is slow to import itself."""
        self._loaded: Future[Scrubber] = Future()
        Thread(target=self._fill, args=(load,), name="load-scrubber", daemon=True).start()

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        """Wait, then scrub; `ScrubbingError` when loading failed."""
        try:
            scrubber = await asyncio.wrap_future(self._loaded)
        except Exception as error:  # whatever failed, unscrubbed text must not pass
            raise ScrubbingError(f"no scrubber could be made: {type(error).__name__}") from error
        return await scrubber.scrub(
            text, conversation_id=conversation_id, known=known, numbers=numbers
        )

    def wait(self, seconds: float | None = None) -> Scrubber:
        """Return the real one, for callers without an event loop."""
        return self._loaded.result(seconds)

    def _fill(self, load: Callable[[], Scrubber]) -> None:
        try:
            self._loaded.set_result(load())
        except BaseException as error:  # noqa: BLE001  # handed to whoever waits
            self._loaded.set_exception(error)
