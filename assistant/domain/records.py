"""A person's own records: as read, as kept, and as found again. Without identifiers."""

from dataclasses import dataclass
from datetime import datetime

from assistant.domain.facts import Fact, RememberedFact
from assistant.domain.people import ScrubbedText


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFact:
    """A fact and the page it was found on, counted from 1; None where there are no pages."""

    fact: Fact
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPassage:
    """A piece of a record, small enough to be quoted."""

    text: ScrubbedText
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRecord:
    """What an uploaded record says. Nothing of it is confirmed or kept yet."""

    title: str
    """What it is, without a name in it: "Pathology report"."""
    digest: str
    """Of the bytes as uploaded: the same file is the same record."""
    pages: int
    passages: tuple[RecordPassage, ...]
    found: tuple[FoundFact, ...]
    notes: tuple[str, ...] = ()
    """Sentences for the person: what could not be read, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A record in memory."""

    record_id: str
    title: str
    pages: int
    kept_at: datetime
    has_original: bool = False
    """Whether the file itself is kept too, as it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrigin:
    """Which record a fact was read from, and on which page."""

    record_id: str
    title: str
    page: int | None = None
    has_original: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgottenRecord:
    """What went with a record that was forgotten."""

    title: str
    facts: int
    """So many were read from it, and are gone."""
    back: tuple[RememberedFact, ...] = ()
    """What the facts of the record had taken the place of; it stands again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuote:
    """Words of a record in an answer, and where they stand."""

    record_id: str
    title: str
    text: str
    page: int | None = None
    kept_at: datetime | None = None
    has_original: bool = False
