"""What nodes may use: the collaborators, handed in once per run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.answering.wording.wordings import Phrases
from assistant.answering.writer import AnswerWriter
from assistant.domain import Answer, Fact, RememberedFact, SitePolicy, Urgency
from assistant.facts.extractor import FactExtractor
from assistant.phi.scrubber import Scrubber
from assistant.retrieval.follow_ups.follow_up import FollowUps
from assistant.retrieval.retriever import Retriever
from assistant.safety.checker import RedFlagChecker
from assistant.safety.wordings import Wordings
from assistant.understanding.protocols import (
    CompletenessChecker,
    ContinuationJoiner,
    IntentDetector,
)
from graph.record_quotes import RecordQuotes
from memory.turns import TurnMemory


def nobody_watches(_part: object) -> None:
    """Show nothing: a run whose end alone matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnContext:
    """Collaborators of a turn. Tests pass fakes; `bootstrap.py` passes the real ones."""

    red_flags: RedFlagChecker
    wordings: Wordings
    policy: SitePolicy
    scrubber: Scrubber
    memory: TurnMemory
    joiner: ContinuationJoiner
    intents: IntentDetector
    completeness: CompletenessChecker
    extractor: FactExtractor
    describe: Callable[[Fact], str]
    """A fact in plain words."""
    describe_all: Callable[[Sequence[Fact]], Sequence[str]]
    """Facts in plain words; what belongs together becomes one phrase."""
    with_members: Callable[[Sequence[RememberedFact]], Sequence[RememberedFact]]
    """What is remembered, and the medicines of the regimens in it."""
    follow_ups: FollowUps
    retriever: Retriever
    writer: AnswerWriter
    phrases: Phrases
    clock: Callable[[], datetime]
    records: RecordQuotes
    passages_per_answer: int = 6
    show: Callable[[object], None] = nobody_watches
    """Takes what the person is to see, as it comes."""

    def alarm(self, message: str) -> Answer | None:
        """Return the emergency words a message calls for, if any: also where no turn can run."""
        triage = self.red_flags.triage(message)
        if triage.urgency is Urgency.ROUTINE:
            return None
        return self.wordings.emergency(triage, self.policy)
