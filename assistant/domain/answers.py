"""Drafts, findings, citations, answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.facts import RememberedFact
from assistant.domain.library import Source
from assistant.domain.records import RecordQuote


class BlockKind(StrEnum):
    """What a piece of a draft is; decides how it is set and how it is checked."""

    LEAD = "lead"
    HEADING = "heading"
    SENTENCE = "sentence"
    ITEM = "item"
    PERSONAL = "personal"
    QUESTION = "question"
    MAIN_POINT = "main_point"
    NOTE = "note"
    """Words of ours that make no medical claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickReply:
    """A button: what it says, and the message it stands for."""

    label: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBlock:
    """One sentence, list item or heading of a draft, with the passages it rests on."""

    kind: BlockKind
    text: str
    """Markdown without citation marks."""
    cites: tuple[str, ...] = ()
    """Passage ids."""
    replies: tuple[QuickReply, ...] = ()
    """Buttons below the answer, where the block is a question of ours."""
    asks_about: str = ""
    """Id of the remembered fact it asks about."""
    by_model: bool = False
    """Worded by a chat model; all else is the library's, the person's scrubbed words, or ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason why a block of a draft was dropped."""

    rule: str
    detail: str = ""
    """Never contains text of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A numbered, openable source of an answer."""

    number: int
    passage_id: str
    heading: str
    title: str
    text: str
    edition: str = ""
    reviewed_by: str = "none"
    sources: tuple[Source, ...] = ()


class AnswerKind(StrEnum):
    """What sort of answer a turn ended with."""

    ANSWER = "answer"
    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    CLARIFY = "clarify"
    DECLINE = "decline"
    SOCIAL = "social"
    COMFORT = "comfort"
    ASK = "ask"
    """A question back before anything is shown, for example before survival numbers."""
    NOTED = "noted"
    MEMORY = "memory"
    FORGOTTEN = "forgotten"
    REDIRECT = "redirect"
    HAND_OVER = "hand_over"
    VISIT = "visit"
    """The page for an appointment is ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the person reads."""

    text: str
    """Markdown with citation marks [1]."""
    kind: AnswerKind
    citations: tuple[Citation, ...] = ()
    quick_replies: tuple[QuickReply, ...] = ()
    related: tuple[str, ...] = ()
    """Questions the library also answers, at most three."""
    asks: str = ""
    """The question that ends `text`, where it is one of ours about a fact: it goes above its buttons."""
    facts: tuple[RememberedFact, ...] = field(default=())
    """For cards: what is remembered, shown with its origin."""
    quotes: tuple[RecordQuote, ...] = ()
    """Words of the person's own records the answer rests on."""
