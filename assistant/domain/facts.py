"""Clinical facts and their changes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain.people import Role


class FactKind(StrEnum):
    """Kinds of clinical facts."""

    CANCER = "cancer"
    STAGE = "stage"
    METASTASIS = "metastasis"
    BIOMARKER = "biomarker"
    DRUG = "drug"
    PROCEDURE = "procedure"
    LAB = "lab"
    ECOG = "ecog"
    MENOPAUSE = "menopause"
    ALLERGY = "allergy"
    CONDITION = "condition"


class FactStatus(StrEnum):
    """Where a drug or procedure stands; `none` where a status makes no sense."""

    CURRENT = "current"
    PAST = "past"
    STOPPED = "stopped"
    HELD = "held"
    REDUCED = "reduced"
    PLANNED = "planned"
    NEGATED = "negated"
    ALLERGY = "allergy"
    NONE = "none"


class Subject(StrEnum):
    """Whose fact it is."""

    PATIENT = "patient"
    FAMILY = "family"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One clinical fact as it stands after a message or a record."""

    kind: FactKind
    name: str
    value: str | None = None
    status: FactStatus = FactStatus.NONE
    since: str | None = None
    """As said: "14 months", "May", "2023"."""
    subject: Subject = Subject.PATIENT
    quote: str = ""
    """The words it came from."""
    certain: bool = True
    """False: store unconfirmed and ask about it once."""
    within: str = ""
    """The regimen that was told; never stored, read off it when an answer is written."""

    @property
    def slot(self) -> tuple[FactKind, str, Subject]:
        """The unit of conflict: two facts of one slot cannot both stand."""
        return (self.kind, self.name.lower(), self.subject)


class ChangeKind(StrEnum):
    """What a message does to what is remembered."""

    NEW = "new"
    CHANGED = "changed"
    """The world changed: the old fact was true until now."""
    CORRECTED = "corrected"
    """The old fact was never true as noted."""
    WITHDRAWN = "withdrawn"
    """`fact` is to be retired and nothing takes its place."""
    CONFIRMED = "confirmed"
    """Said again: what is remembered still holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One change to the remembered fact of the same slot."""

    change: ChangeKind
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedFact:
    """A fact in memory: who said it, when, in which turn."""

    fact_id: str
    fact: Fact
    said_by: str
    role: Role
    recorded_at: datetime
    turn_id: str | None = None
    confirmed: bool = True
    confirmed_at: datetime | None = None
    """When it was last said again."""
    asked_at: datetime | None = None
    """When Lantern last asked whether it is right."""

    @property
    def last_said(self) -> datetime:
        """From when on it may have changed without anybody telling."""
        return max(self.recorded_at, self.confirmed_at or self.recorded_at)
