"""A search server's index of people's own records: the protocol, and having none."""

from collections.abc import Mapping
from typing import Protocol

from assistant.domain import ScrubbedText

Likely = Mapping[tuple[str, int], float]
"""Scores of passages, by the id of their record and their number in it."""


class RecordIndex(Protocol):
    """Finds passages among one patient's records. Every method may raise `RetrievalError`."""

    async def add(
        self, patient_id: str, record_id: str, title: str, texts: tuple[ScrubbedText, ...]
    ) -> None:
        """Index a record in place of an earlier one of its id."""
        ...

    async def likely(self, patient_id: str, question: ScrubbedText) -> Likely:
        """Return the passages that fit best."""
        ...

    async def remove(self, patient_id: str, record_id: str) -> None:
        """Remove a record; nothing happens when it is not there."""
        ...

    async def close(self) -> None:
        """Give the connection back."""
        ...


class NoIndex:
    """Without a server: records are ranked where they are read."""

    async def add(
        self, patient_id: str, record_id: str, title: str, texts: tuple[ScrubbedText, ...]
    ) -> None:
        """Do nothing."""

    async def likely(
        self,
        patient_id: str,  # noqa: ARG002  # there is nothing to ask
        question: ScrubbedText,  # noqa: ARG002  # as above
    ) -> Likely:
        """Return nothing."""
        return {}

    async def remove(self, patient_id: str, record_id: str) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""
