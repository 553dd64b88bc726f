"""The shape of a writer of answers, whatever writes."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from assistant.domain import (
    DraftBlock,
    FoundPassage,
    Intent,
    Passage,
    RememberedFact,
    Rewording,
    ScrubbedText,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRequest:
    """All that an answer may rest on."""

    question: ScrubbedText
    intents: Sequence[Intent]
    found: Sequence[FoundPassage]
    """Best first, never empty."""
    sections: Mapping[str, Sequence[Passage]] = field(default_factory=dict)
    """Document id to all its passages, for the documents of `found`."""
    facts: Sequence[RememberedFact] = ()
    """What is remembered, this message included."""
    recent: Sequence[ScrubbedText] = ()
    """The person's latest questions, newest last."""
    shown: frozenset[str] = frozenset()
    """Ids of the passages the answers before rested on: their words need not be said again."""
    today: date
    rewording: Rewording | None = None
    """The question was answered before; it is wanted in other words."""
    may_ask: bool = True
    """False: another question stands under the answer already; one at a time."""


class AnswerWriter(Protocol):
    """Anything that can draft an answer from passages."""

    def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        """Yield the draft block by block, or raise `ChatModelError`, possibly after some blocks."""
        ...
