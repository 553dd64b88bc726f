"""Stand-ins for the outside world: one per protocol, in memory, typed."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.answering.writer import AnswerRequest
from assistant.domain import (
    Actor,
    Answer,
    BlockKind,
    Completeness,
    Continuation,
    Document,
    DraftBlock,
    Fact,
    FactChange,
    FoundPassage,
    IdentifierKind,
    IdentifierSpan,
    Intent,
    Passage,
    RankedIntent,
    RecordQuote,
    RedFlag,
    Role,
    Scrubbed,
    ScrubbedText,
    SectionRole,
    Triage,
    Urgency,
)
from assistant.errors import ChatModelError, MemoryStoreError, RetrievalError, ScrubbingError
from memory.turns import AcceptedTurn, FinishedTurn, KnownBefore, NewTurn, Recollection

PATIENT = Actor(person_id="patient", patient_id="p", role=Role.PATIENT)
NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
FATIGUE = Passage(
    passage_id="fatigue#short-answer",
    document=Document(document_id="fatigue", title="Being tired", answers=("why am i so tired",)),
    heading="Cancer - being tired",
    section="Short answer",
    role=SectionRole.SHORT_ANSWER,
    text="Rest helps many people who are tired.",
)


class FakeRedFlags:
    """Takes "chest pain" for an emergency."""

    def triage(self, text: str) -> Triage:
        if "chest pain" not in text:
            return Triage()
        flag = RedFlag(
            rule_id="chest-pain",
            category="chest_pain",
            urgency=Urgency.EMERGENCY,
            sign="chest pain",
        )
        return Triage(urgency=Urgency.EMERGENCY, flags=(flag,))


class FakeScrubber:
    """Replaces the one name it knows."""

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        spans = tuple(
            IdentifierSpan(start=found.start(), end=found.end(), kind=IdentifierKind.NAME)
            for found in re.finditer("Maria", text)
        )
        return Scrubbed(text=ScrubbedText(text.replace("Maria", "[NAME_1]")), spans=spans)


class BrokenScrubber:
    """Always fails."""

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        raise ScrubbingError("scrubber is down")


@dataclass
class FakeIntents:
    ranked: Sequence[RankedIntent] = (
        RankedIntent(name=Intent.SYMPTOM_SIDE_EFFECT, confidence=0.9),
    )

    def detect(self, text: str) -> Sequence[RankedIntent]:
        return self.ranked


class FakeCompleteness:
    """Takes a message that ends in "was" for cut off."""

    def check(self, text: str, facts: Sequence[Fact] = ()) -> Completeness:
        if not text.endswith("was"):
            return Completeness()
        return Completeness(cut_off=True, tail="the dose was", completions=("reduced", "paused"))


class FakeJoiner:
    """Joins whatever is one word."""

    def join(self, first: str, second: str) -> Continuation:
        if " " in second:
            return Continuation(continues=False)
        return Continuation(continues=True, joined=f"{first} {second}")


@dataclass
class FakeExtractor:
    changes: Sequence[FactChange] = ()

    def read(
        self,
        text: str,
        *,
        speaker: Role,
        known: Sequence[Fact] = (),
        earlier: Sequence[str] = (),
    ) -> Sequence[FactChange]:
        return self.changes


@dataclass
class FakeRetriever:
    passages: Sequence[Passage] = (FATIGUE,)
    confidence: float = 0.0

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        return [
            FoundPassage(passage=one, score=1.0, confidence=self.confidence)
            for one in self.passages[:limit]
        ]

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        return [one for one in self.passages if one.document.document_id == document_id]

    async def passage(self, passage_id: str) -> Passage | None:
        return next((one for one in self.passages if one.passage_id == passage_id), None)


class BrokenRetriever:
    """The library cannot be searched."""

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        raise RetrievalError("the index is gone")

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        raise RetrievalError("the index is gone")

    async def passage(self, passage_id: str) -> Passage | None:
        raise RetrievalError("the index is gone")


def lead(text: str, *cites: str) -> DraftBlock:
    return DraftBlock(kind=BlockKind.LEAD, text=text, cites=cites)


@dataclass
class FakeWriter:
    blocks: Sequence[DraftBlock] = (
        lead("Rest helps many people who are tired.", "fatigue#short-answer"),
    )
    requests: list[AnswerRequest] = field(default_factory=list)

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        self.requests.append(request)
        for block in self.blocks:
            yield block


@dataclass
class BrokenWriter:
    """Gives up after `blocks`; by default before the first word."""

    blocks: Sequence[DraftBlock] = ()

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        for block in self.blocks:
            yield block
        raise ChatModelError("the model is gone")


@dataclass
class FakeRecords:
    """Quotes the same words for every question."""

    found: Sequence[RecordQuote] = ()

    async def quotes(self, actor: Actor, question: ScrubbedText) -> Sequence[RecordQuote]:
        return self.found


class BrokenRecords:
    """Records cannot be read."""

    async def quotes(self, actor: Actor, question: ScrubbedText) -> Sequence[RecordQuote]:
        raise MemoryStoreError("the database is gone")


@dataclass
class FakeTurnMemory:
    """Keeps finished turns in a list."""

    recollection: Recollection = field(default_factory=Recollection)
    answered_before: Answer | None = None
    known_before: KnownBefore = field(default_factory=KnownBefore)
    accepted: list[NewTurn] = field(default_factory=list)
    finished: list[FinishedTurn] = field(default_factory=list)
    stopped: list[AcceptedTurn] = field(default_factory=list)
    let_go_of: list[AcceptedTurn] = field(default_factory=list)

    async def known(self, actor: Actor, conversation_id: str) -> KnownBefore:
        return self.known_before

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        self.accepted.append(turn)
        return AcceptedTurn(
            turn_id="t1",
            conversation_id=turn.conversation_id,
            fence=0 if self.answered_before else 1,
            accepted_at=NOW,
            answer=self.answered_before,
        )

    async def recall(self, actor: Actor, accepted: AcceptedTurn) -> Recollection:
        return self.recollection

    async def finish(self, actor: Actor, turn: FinishedTurn) -> bool:
        self.finished.append(turn)
        return True

    async def stop(self, accepted: AcceptedTurn) -> None:
        self.stopped.append(accepted)

    async def let_go(self, accepted: AcceptedTurn) -> None:
        self.let_go_of.append(accepted)


class ForgetfulMemory(FakeTurnMemory):
    """Accepts and finishes, but cannot be read."""

    async def recall(self, actor: Actor, accepted: AcceptedTurn) -> Recollection:
        raise MemoryStoreError("the database is gone")


class BrokenMemory(FakeTurnMemory):
    """Nothing can be accepted."""

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        raise MemoryStoreError("the database is gone")
