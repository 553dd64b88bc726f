"""Uploads between their arrival and their reading: in the memory of this process, never in a file."""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.records.wording import refusal

LASTS_SECONDS = 900.0
"""Somebody who attached a file and walked away finds it gone."""
MOST_BYTES = 200 * 1024 * 1024
"""Of all uploads that wait."""
MOST_OF_A_SESSION = 2
"""One more pushes the oldest out: nobody can fill the memory alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The bytes of a file, or None for one that was larger than may be."""

    session_id: str
    content: bytes | None
    arrived: float


class Uploads:
    """Holds uploads of chat sessions until they are taken, or too old."""

    def __init__(
        self, *, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most_bytes = most_bytes
        self._clock = clock
        self._waiting: dict[str, Upload] = {}

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

    def take(self, session_id: str, upload_ids: Sequence[str]) -> list[bytes | None]:
        """Hand uploads of a session out, once; what is not there is left out."""
        self.let_old_go()
        mine = [
            one for one in upload_ids
            if one in self._waiting and self._waiting[one].session_id == session_id
        ]  # fmt: skip
        return [self._waiting.pop(one).content for one in mine]

    @property
    def bytes_held(self) -> int:
        """How much is held now."""
        return sum(len(one.content or b"") for one in self._waiting.values())

    def let_old_go(self) -> None:
        """Forget uploads that were never sent."""
        oldest = self._clock() - LASTS_SECONDS
        for one in [key for key, up in self._waiting.items() if up.arrived < oldest]:
            del self._waiting[one]

    def _make_room(self, session_id: str) -> None:
        mine = [key for key, up in self._waiting.items() if up.session_id == session_id]
        for one in mine[: len(mine) - MOST_OF_A_SESSION + 1]:
            del self._waiting[one]
