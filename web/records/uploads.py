"""Uploads from the first byte to the end of their reading: in the memory of this process, never in a file."""

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.records.limits import MEGABYTE
from assistant.records.wording import refusal

LASTS_SECONDS = 900.0
"""Somebody who attached a file and walked away finds it gone."""
MOST_BYTES = 200 * MEGABYTE
"""Of all uploads: those that arrive, that wait and that are read."""
MOST_OF_A_SESSION = 2
"""Waiting: one more pushes the oldest out. Arriving or being read: one more is asked to come back.
Nobody can fill the memory alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The bytes of a file, or None for one that was larger than may be."""

    session_id: str
    content: bytes | None
    arrived: float


@dataclass(frozen=True, slots=True, eq=False)
class _Room:
    """Bytes somebody uses now."""

    session_id: str
    size: int


class Uploads:
    """Holds uploads of chat sessions until they are taken, or too old."""

    def __init__(
        self, *, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most_bytes = most_bytes
        self._clock = clock
        self._waiting: dict[str, Upload] = {}
        self._in_use: set[_Room] = set()

    @contextmanager
    def arriving(self, session_id: str, size: int) -> Iterator[None]:
        """Hold room for an upload while it arrives, or raise `RecordError` when there is none."""
        self.let_old_go()
        of_session = sum(one.session_id == session_id for one in self._in_use)
        if of_session >= MOST_OF_A_SESSION or self.bytes_held + size > self._most_bytes:
            raise refusal("busy")
        with self._using(session_id, size):
            yield

    def hold(self, session_id: str, content: bytes | None) -> str:
        """Keep an upload for its session; return its id, or raise `RecordError` when there is no room."""
        self.let_old_go()
        self._make_room(session_id)
        if self.bytes_held + len(content or b"") > self._most_bytes:
            raise refusal("busy")
        upload_id = str(uuid.uuid4())
        self._waiting[upload_id] = Upload(
            session_id=session_id, content=content, arrived=self._clock()
        )
        return upload_id

    @contextmanager
    def taken(self, session_id: str, upload_ids: Sequence[str]) -> Iterator[list[bytes | None]]:
        """Hand uploads of a session out, once; what is not there is left out.

        They take room until the caller is done with them.
        """
        self.let_old_go()
        mine = [
            one for one in upload_ids
            if one in self._waiting and self._waiting[one].session_id == session_id
        ]  # fmt: skip
        contents = [self._waiting.pop(one).content for one in mine]
        with self._using(session_id, sum(len(one or b"") for one in contents)):
            yield contents

    @contextmanager
    def _using(self, session_id: str, size: int) -> Iterator[None]:
        room = _Room(session_id, size)
        self._in_use.add(room)
        try:
            yield
        finally:
            self._in_use.discard(room)

    @property
    def bytes_held(self) -> int:
        """How much is held now."""
        waiting = sum(len(one.content or b"") for one in self._waiting.values())
        return waiting + sum(one.size for one in self._in_use)

    def let_old_go(self) -> None:
        """Forget uploads that were never sent."""
        oldest = self._clock() - LASTS_SECONDS
        for one in [key for key, up in self._waiting.items() if up.arrived < oldest]:
            del self._waiting[one]

    def _make_room(self, session_id: str) -> None:
        mine = [key for key, up in self._waiting.items() if up.session_id == session_id]
        for one in mine[: len(mine) - MOST_OF_A_SESSION + 1]:
            del self._waiting[one]
