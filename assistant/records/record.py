"""What reading an uploaded record gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.domain import Fact, FactChange, FoundFact, Role


class RecordKind(StrEnum):
    """How a record was read; decided by its content."""

    PDF = "pdf"
    SCAN = "scan"
    TEXT = "text"
    FHIR = "fhir"
    CCDA = "ccda"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The text of a record and what was found in it. Nothing of it is confirmed yet."""

    kind: RecordKind
    text: str
    found: tuple[FoundFact, ...] = ()
    pages: int = 1
    notes: tuple[str, ...] = ()
    """Sentences for the person: what could not be read, and why."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts without their pages."""
        return tuple(found.fact for found in self.found)


class FactReader(Protocol):
    """Anything that reads facts from text, as the facts skill does."""

    def read(self, text: str, *, speaker: Role, known: Sequence[Fact] = ()) -> Sequence[FactChange]:
        """Return what `text` changes about the `known` facts."""
        ...
