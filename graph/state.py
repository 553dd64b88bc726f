"""What a turn carries from node to node."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from assistant.answering.remembered.asking_facts import FactQuestion
from assistant.answering.remembered.fact_replies import FactReply
from assistant.answering.remembered.own_questions import OwnQuestion
from assistant.answering.remembered.own_replies import OwnReply
from assistant.domain import (
    Actor,
    Answer,
    ChangeKind,
    Completeness,
    DraftBlock,
    FactChange,
    Finding,
    FoundPassage,
    Passage,
    RankedIntent,
    Remark,
    RememberedFact,
    Rewording,
    ScrubbedText,
    Triage,
)
from assistant.retrieval.follow_ups.readings import LastAnswer
from memory.turns import AcceptedTurn, Recollection


@dataclass(frozen=True, kw_only=True)
class TurnInput:
    """What the person's message brings in."""

    actor: Actor
    conversation_id: str
    client_key: str
    """The sender's own id of the message; sent twice, it is answered once."""
    message: str
    """As typed, identifiers and all."""
    run_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScrubbedTurn:
    """What most nodes may see: everything but the message as typed."""

    actor: Actor
    conversation_id: str
    client_key: str
    run_id: str | None = None
    triage: Triage = field(default_factory=Triage)
    question: ScrubbedText = ScrubbedText("")
    """Scrubbed; with the earlier fragment in front when it was joined."""
    kept: ScrubbedText | None = None
    """The question as it is stored, where that differs: doubtful names are gone too."""
    numbers: str = ""
    """Which placeholder of the conversation stands for whom, as digests."""
    asked: ScrubbedText = ScrubbedText("")
    """What is searched for and answered: the question, made to stand alone."""
    own_reply: OwnReply | None = None
    """The message answers a question of Lantern's, word for word."""
    accepted: AcceptedTurn | None = None
    recollection: Recollection = field(default_factory=Recollection)
    memory_failed: bool = False
    """What is remembered could not be read: the answer says so."""
    fragment_dropped: bool = False
    """An earlier cut-off message was let go: the answer says so."""
    last_answer: LastAnswer | None = None
    """What the answer before was about, where the question may lean on it."""
    intents: Sequence[RankedIntent] = ()
    remark: Remark | None = None
    """The message is said to Lantern or about it, and asks nothing of the library."""
    rewording: Rewording | None = None
    """The last answer is wanted in other words."""
    language: str | None = None
    """Code of the language the message is written in, where that is not English."""
    corrected: str = ""
    """The question before, as the message puts it right; scrubbed again before it is searched for."""
    own_question: OwnQuestion | None = None
    """The message asks after one thing that was told."""
    completeness: Completeness = field(default_factory=Completeness)
    fact_reply: FactReply | None = None
    """The message answers a question of Lantern's about what is remembered."""
    changes: Sequence[FactChange] = ()
    """Those that have an effect."""
    fact_question: FactQuestion | None = None
    """What is asked about the facts under the answer."""
    facts: Sequence[RememberedFact] = ()
    """What is remembered, this message included."""
    forgets: Sequence[str] = ()
    """Ids of the facts the person asked to forget."""
    forgets_all: bool = False
    found: Sequence[FoundPassage] = ()
    sections: Mapping[str, Sequence[Passage]] = field(default_factory=dict)
    library_failed: bool = False
    draft: Sequence[DraftBlock] = ()
    findings: Sequence[Finding] = ()
    answer: Answer | None = None

    @property
    def to_keep(self) -> ScrubbedText:
        """The question as it may be stored."""
        return self.question if self.kept is None else self.kept

    @property
    def passages(self) -> list[Passage]:
        """Everything the answer may rest on: what was found, and the documents around it."""
        around = [one for sections in self.sections.values() for one in sections]
        found = [one.passage for one in self.found]
        return list({one.passage_id: one for one in [*found, *around]}.values())

    @property
    def noted(self) -> tuple[RememberedFact, ...]:
        """The facts this message told or said again, as they will be kept."""
        turn_id = self.accepted.turn_id if self.accepted else None
        again = {one.fact.slot for one in self.changes if one.change is ChangeKind.CONFIRMED}
        return tuple(
            known for known in self.facts if known.turn_id == turn_id or known.fact.slot in again
        )


@dataclass(frozen=True, kw_only=True)
class TurnState(ScrubbedTurn, TurnInput):
    """The union of both. For `StateGraph` only; a node names the narrower one it needs."""


class TurnUpdate(TypedDict, total=False):
    """What a node may change. Same names as `TurnState`; a test keeps them equal."""

    triage: Triage
    question: ScrubbedText
    kept: ScrubbedText | None
    numbers: str
    asked: ScrubbedText
    own_reply: OwnReply | None
    accepted: AcceptedTurn
    recollection: Recollection
    memory_failed: bool
    fragment_dropped: bool
    last_answer: LastAnswer | None
    intents: Sequence[RankedIntent]
    remark: Remark | None
    rewording: Rewording | None
    language: str | None
    corrected: str
    own_question: OwnQuestion | None
    completeness: Completeness
    fact_reply: FactReply | None
    changes: Sequence[FactChange]
    fact_question: FactQuestion | None
    facts: Sequence[RememberedFact]
    forgets: Sequence[str]
    forgets_all: bool
    found: Sequence[FoundPassage]
    sections: Mapping[str, Sequence[Passage]]
    library_failed: bool
    draft: Sequence[DraftBlock]
    findings: Sequence[Finding]
    answer: Answer
