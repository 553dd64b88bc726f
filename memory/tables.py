"""The tables. One class per table; no behaviour beyond constraints.

Text of people lies in `sealed_*` columns, encrypted by `memory.vault` and bound to its row.
Ids, times, states and the slots of facts stay readable: the queue and the card need them.
"""

import uuid
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, MetaData, UniqueConstraint
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from assistant.domain import FactKind, FactStatus, Role, Subject, Urgency

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """Return a new random row id."""
    return str(uuid.uuid4())


def now() -> datetime:
    """Return the time, aware and in UTC."""
    return datetime.now(UTC)


def _enum(kind: type[StrEnum]) -> SqlEnum:
    """Store values, not member names, so that a new member needs no migration."""
    return SqlEnum(
        kind,
        native_enum=False,
        length=24,
        create_constraint=False,
        values_callable=lambda members: [member.value for member in members],
    )


class TurnStatus(StrEnum):
    """Where a turn stands. `queued` and `running` turns are picked up again after a crash."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


OPEN_STATUSES = (TurnStatus.QUEUED, TurnStatus.RUNNING)


class Table(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """Base of our tables; its own registry lets Chainlit re-import the module on reload."""


class PersonRow(Table, table=True):
    """Somebody who signs in; a guest is known by the id in a signed cookie only."""

    __tablename__ = "person"

    id: str = Field(default_factory=new_id, primary_key=True)
    identifier: str = Field(unique=True, max_length=200)
    """What the sign-in calls them: "guest:<id>"; never a name."""
    created_at: datetime = Field(default_factory=now)


class PatientRow(Table, table=True):
    """Whose care it is, and the wrapped key of all their text. No key, no text."""

    __tablename__ = "patient"

    id: str = Field(default_factory=new_id, primary_key=True)
    wrapped_key: bytes | None
    """None: erased."""
    created_at: datetime = Field(default_factory=now)


class CareLinkRow(Table, table=True):
    """In what role a person takes part in a patient's care."""

    __tablename__ = "care_link"
    __table_args__ = (UniqueConstraint("person_id", "patient_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    role: Role = Field(sa_type=_enum(Role))
    sealed_known: bytes | None = None
    """JSON list of what identifies this person (name, birth date, e-mail, telephone), so that it goes
    wherever it is typed. Never shown."""
    created_at: datetime = Field(default_factory=now)
    ended_at: datetime | None = None


class ConversationRow(Table, table=True):
    """A thread of turns; its lease lets one worker at a time answer."""

    __tablename__ = "conversation"

    id: str = Field(default_factory=new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    sealed_title: bytes | None = None
    sealed_numbers: bytes | None = None
    """Which placeholder stands for whom, as digests."""
    created_at: datetime = Field(default_factory=now)
    updated_at: datetime = Field(default_factory=now)
    next_seq: int = 1
    fence: int = 0
    lease_owner: str | None = None
    lease_until: datetime | None = None
    fragment_turn_id: str | None = None
    """The turn whose message was cut off, until its end comes or the time is up."""
    fragment_until: datetime | None = None


class TurnRow(Table, table=True):
    """One message and its answer, both scrubbed."""

    __tablename__ = "turn"
    __table_args__ = (
        UniqueConstraint("conversation_id", "client_key"),
        UniqueConstraint("conversation_id", "seq", name="uq_turn_order"),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    conversation_id: str = Field(foreign_key="conversation.id", index=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    author_id: str = Field(foreign_key="person.id")
    author_role: Role = Field(sa_type=_enum(Role))
    seq: int
    client_key: str = Field(max_length=64)
    status: TurnStatus = Field(default=TurnStatus.QUEUED, sa_type=_enum(TurnStatus))
    attempts: int = 0
    urgency: Urgency = Field(default=Urgency.ROUTINE, sa_type=_enum(Urgency))
    sealed_question: bytes
    sealed_answer: bytes | None = None
    """JSON of the answer: text, kind, quick replies, related questions."""
    trace: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Intents, rules, findings, timings; ids and numbers, never text."""
    run_id: str | None = Field(default=None, index=True)
    """The chat surface's id of the run, so that feedback finds its turn."""
    created_at: datetime = Field(default_factory=now)
    done_at: datetime | None = None


class CitationRow(Table, table=True):
    """A passage an answer rested on, kept as it was read then."""

    __tablename__ = "citation"

    id: str = Field(default_factory=new_id, primary_key=True)
    turn_id: str = Field(foreign_key="turn.id", index=True)
    number: int
    passage_id: str = Field(index=True)
    document_id: str = Field(index=True)
    shown: dict[str, Any] = Field(sa_type=JSON)
    """Heading, title, text, edition, sources: public text of the library."""


class PatientFactRow(Table, table=True):
    """One clinical fact. Append-only: only the `retired_*` and `confirmed_at` columns change."""

    __tablename__ = "patient_fact"

    id: str = Field(default_factory=new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    kind: FactKind = Field(sa_type=_enum(FactKind))
    status: FactStatus = Field(sa_type=_enum(FactStatus))
    subject: Subject = Field(sa_type=_enum(Subject))
    slot: str = Field(index=True)
    """Keyed digest of kind, name and subject: equal slots are found, names are not readable."""
    sealed_fact: bytes
    """JSON of name, value, since and the words it came from."""
    turn_id: str | None = Field(default=None, foreign_key="turn.id", index=True)
    asserted_by: str = Field(foreign_key="person.id")
    asserted_role: Role = Field(sa_type=_enum(Role))
    extractor: str = "rules/1"
    confirmed_at: datetime | None = None
    recorded_at: datetime = Field(default_factory=now)
    retired_at: datetime | None = Field(default=None, index=True)
    retired_by: str | None = Field(default=None, foreign_key="patient_fact.id")
    retired_reason: str | None = None


class FactConflictRow(Table, table=True):
    """Two people's different words on one slot; both facts stay until it is settled."""

    __tablename__ = "fact_conflict"

    id: str = Field(default_factory=new_id, primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    slot: str
    fact_a: str = Field(foreign_key="patient_fact.id")
    fact_b: str = Field(foreign_key="patient_fact.id")
    opened_at: datetime = Field(default_factory=now)
    asked_at: datetime | None = None
    resolved_at: datetime | None = None
    resolution: str | None = None


class FeedbackRow(Table, table=True):
    """Thumbs up or down on a turn, with a scrubbed comment."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("turn_id", "person_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    turn_id: str = Field(foreign_key="turn.id", index=True)
    person_id: str = Field(foreign_key="person.id")
    value: int
    sealed_comment: bytes | None = None
    created_at: datetime = Field(default_factory=now)


class ReviewItemRow(Table, table=True):
    """A turn a person of the staff should look at, and why."""

    __tablename__ = "review_item"

    id: str = Field(default_factory=new_id, primary_key=True)
    turn_id: str = Field(foreign_key="turn.id", index=True)
    reason: str
    created_at: datetime = Field(default_factory=now)
    closed_at: datetime | None = None
    verdict: str | None = None


class AuditEventRow(Table, table=True):
    """Who did what to whose data, and when. Ids only; outlives what it names."""

    __tablename__ = "audit_event"

    id: str = Field(default_factory=new_id, primary_key=True)
    at: datetime = Field(default_factory=now, index=True)
    actor_id: str = Field(index=True)
    patient_id: str = Field(index=True)
    action: str
    target_id: str | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
