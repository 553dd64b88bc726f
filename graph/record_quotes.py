"""The shape of whatever quotes a person's own records."""

from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Actor, RecordQuote, ScrubbedText


class RecordQuotes(Protocol):
    """Anything that finds the words of a patient's own records."""

    async def quotes(self, actor: Actor, question: ScrubbedText) -> Sequence[RecordQuote]:
        """Return the words that answer, or nothing; may raise `MemoryStoreError`."""
        ...
