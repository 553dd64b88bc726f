"""The shape of a scrubber, whatever engine is behind it."""

from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Scrubbed


class Scrubber(Protocol):
    """Anything that can replace the identifiers of a text with placeholders."""

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        """Return `text` without identifiers, or raise `ScrubbingError`; never the text itself.

        `known` are identifiers known from the account, `numbers` what an earlier scrubbing of the
        conversation gave back, in this process or another. Placeholders are numbered, and the same
        identifier keeps its number within one conversation. Scrubbing scrubbed text changes nothing.
        """
        ...
