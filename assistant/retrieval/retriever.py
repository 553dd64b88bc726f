"""The shape of a passage search, whatever engine is behind it."""

from collections.abc import Sequence
from typing import Protocol

from assistant.domain import Fact, FoundPassage, Passage, ScrubbedText


class Retriever(Protocol):
    """Anything that can find passages of the library."""

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        """Return the best passages first, or raise `RetrievalError`.

        Empty when the library holds nothing on the question (judged by evidence, not by the
        fused score). `facts` sharpen the query: the person's cancer, stage, drugs.
        """
        ...

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        """Return all passages of a document, in their order, or raise `RetrievalError`."""
        ...

    async def passage(self, passage_id: str) -> Passage | None:
        """Return one passage, so that a citation can be opened."""
        ...
