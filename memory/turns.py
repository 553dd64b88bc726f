"""What the inbox takes in, hands out and keeps: plain values, no rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from assistant.domain import (
    Actor,
    Answer,
    AnswerKind,
    FactChange,
    KeptRecord,
    RememberedFact,
    ScrubbedText,
    Urgency,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTurn:
    """A scrubbed message to be accepted."""

    conversation_id: str
    client_key: str
    """The sender's own id of the message; the same key is the same message."""
    question: ScrubbedText
    urgency: Urgency
    run_id: str | None = None
    numbers: str = ""
    """What the scrubber gave back beside the question; it wants it again with the next message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBefore:
    """What helps to scrub a message before it is read."""

    identifiers: tuple[str, ...] = ()
    """Of the person and of everybody who takes part in the same care."""
    numbers: str = ""
    """What the scrubber gave back with the latest message of the conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedTurn:
    """A committed turn. From here on the message cannot be lost."""

    turn_id: str
    conversation_id: str
    fence: int
    """Grows with every claim; a finish with an older fence is refused."""
    accepted_at: datetime
    answer: Answer | None = None
    """Set when this very message was answered before: show it again, do nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedTurn:
    """All that one turn leaves behind, written in one transaction."""

    accepted: AcceptedTurn
    question: ScrubbedText
    """Differs from the accepted one when a fragment was joined to it."""
    answer: Answer
    urgency: Urgency = Urgency.ROUTINE
    changes: Sequence[FactChange] = ()
    forgets: Sequence[str] = ()
    """Ids of facts to forget."""
    forgets_all: bool = False
    """Delete every fact, its history included; nothing brings it back."""
    asks: Sequence[str] = ()
    """Ids of facts the answer asks about."""
    asks_conflict: str | None = None
    """Id of the conflict the answer asks about."""
    review_reasons: Sequence[str] = ()
    waits_for_end: bool = False
    """The message was cut off: the next one by the same person may end it."""
    trace: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A message that was cut off, within the time in which its end may come."""

    turn_id: str
    text: ScrubbedText


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConflict:
    """Two people's different words on one thing, both remembered."""

    conflict_id: str
    one: RememberedFact
    other: RememberedFact
    asked: bool = False
    """The patient was asked which is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recollection:
    """What a turn starts from."""

    facts: tuple[RememberedFact, ...] = ()
    recent: tuple[ScrubbedText, ...] = ()
    """The person's latest questions in this conversation, newest last."""
    kinds: tuple[AnswerKind | None, ...] = ()
    """What each of `recent` was answered with; None where nobody knows any more."""
    fragment: Fragment | None = None
    conflicts: tuple[OpenConflict, ...] = ()
    asked: str | None = None
    """Id of the fact the latest answer of this conversation asked about."""
    cited: tuple[str, ...] = ()
    """Ids of the passages the latest answers rested on, those of the last one first, as it numbered them."""
    records: tuple[KeptRecord, ...] = ()
    """The patient's own records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTurn:
    """A turn nobody works on any more; it is run again from its scrubbed question."""

    actor: Actor
    conversation_id: str
    client_key: str
    question: ScrubbedText
    attempts: int


class TurnMemory(Protocol):
    """What the nodes of a turn need of memory. Every method may raise `MemoryStoreError`."""

    async def known(self, actor: Actor, conversation_id: str) -> KnownBefore:
        """Read what must go from a message wherever it stands."""
        ...

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        """Commit the message, wait until it is next in its conversation, and claim it."""
        ...

    async def recall(self, actor: Actor, accepted: AcceptedTurn) -> Recollection:
        """Read what the turn starts from."""
        ...

    async def finish(self, actor: Actor, turn: FinishedTurn) -> bool:
        """Write all a turn leaves behind; False when another worker finished it meanwhile."""
        ...

    async def stop(self, accepted: AcceptedTurn) -> None:
        """Close a turn the person stopped; nothing runs it again."""
        ...

    async def let_go(self, accepted: AcceptedTurn) -> None:
        """Give the claim back unanswered, so that the turn is tried again."""
        ...
