"""Ask, now and then, whether a remembered fact that matters for an answer still holds."""

from functools import cache
from pathlib import Path

from assistant.answering.grounded.personal import PersonalPart, reading_of
from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.wording.fact_words import say_fact
from assistant.answering.wording.wordings import Reply, to_reply
from assistant.answering.writer import AnswerRequest
from assistant.domain import (
    BlockKind,
    DraftBlock,
    FactKind,
    FactStatus,
    QuickReply,
    RememberedFact,
)

STALE_FACTS_FILE = Path(__file__).with_name("stale_facts.yaml")


class CheckWords(DataShape):
    """A question that checks a fact, and the message that "yes" stands for."""

    question: str
    message: str
    otherwise: FactStatus | None = None
    """What a "no" says; None: what has changed is to be told."""


class KindToCheck(DataShape):
    """How long facts of a kind are trusted, and how they are asked about."""

    days: int
    by_status: dict[str, CheckWords]


class StaleFacts(DataShape):
    """The shape of the data file."""

    ask_again_after_days: int
    kinds: dict[FactKind, KindToCheck]
    doubtful: CheckWords
    doubtful_of_another: CheckWords
    yes_label: str
    no_label: str
    doubtful_no: Reply
    mine: list[tuple[str, str]]


@cache
def stale_facts() -> StaleFacts:
    """Read the data file once, on first use."""
    return read_data(STALE_FACTS_FILE, StaleFacts)


def oldest_to_check(
    parts: tuple[PersonalPart, ...], request: AnswerRequest
) -> RememberedFact | None:
    """Return the fact among those `parts` rest on that most needs checking, if any does."""
    reading = reading_of(request)
    used = {known.fact_id: known for part in parts for known in part.facts}
    due = [
        known
        for known in used.values()
        if not known.fact.within
        and not reading.is_from_this_message(known)
        and _is_due(known, request)
    ]
    return min(due, key=lambda known: (known.confirmed, known.last_said), default=None)


def check_block(known: RememberedFact) -> DraftBlock:
    """Return the question that checks `known`, with its buttons."""
    text, replies = f"*{ask_about(known)}*", check_replies(known)
    return DraftBlock(kind=BlockKind.QUESTION, text=text, replies=replies, asks_about=known.fact_id)


def doubt_block(known: RememberedFact, label: str) -> DraftBlock:
    """Return the question whether a doubtful note is right, about nobody in particular."""
    words = stale_facts()
    yes = QuickReply(label=words.yes_label, message=words.doubtful_of_another.message)
    return DraftBlock(
        kind=BlockKind.QUESTION,
        text=f"*{words.doubtful_of_another.question.format(label=label)}*",
        replies=(yes, to_reply(words.doubtful_no)),
        asks_about=known.fact_id,
    )


def ask_about(known: RememberedFact) -> str:
    """Return the question that checks `known`."""
    return _fill(_words_for(known).question, known)


def check_replies(known: RememberedFact) -> tuple[QuickReply, QuickReply]:
    """Return the buttons below the question that checks `known`.

    The second one takes a doubtful fact back; for any other it asks to type what has changed.
    """
    words = stale_facts()
    changed = QuickReply(label=words.no_label, message="")
    return (
        QuickReply(label=words.yes_label, message=_fill(_words_for(known).message, known)),
        changed if known.confirmed else to_reply(words.doubtful_no),
    )


def status_after_no(known: RememberedFact) -> FactStatus | None:
    """Return what a bare "no" makes of a fact that was checked; None where it does not say."""
    return _words_for(known).otherwise


def _is_due(known: RememberedFact, request: AnswerRequest) -> bool:
    if not known.confirmed:
        return known.asked_at is None
    kind = stale_facts().kinds.get(known.fact.kind)
    if kind is None or _was_just_asked(known, request) or _status_words(known, kind) is None:
        return False
    return (request.today - known.last_said.date()).days > kind.days


def _was_just_asked(known: RememberedFact, request: AnswerRequest) -> bool:
    """Who did not answer is not asked again at once."""
    if known.asked_at is None:
        return False
    return (request.today - known.asked_at.date()).days <= stale_facts().ask_again_after_days


def _words_for(known: RememberedFact) -> CheckWords:
    words = stale_facts()
    kind = words.kinds.get(known.fact.kind)
    chosen = _status_words(known, kind) if kind and known.confirmed else None
    return chosen or words.doubtful


def _status_words(known: RememberedFact, kind: KindToCheck) -> CheckWords | None:
    return kind.by_status.get(known.fact.status.value) or kind.by_status.get("any")


def _fill(template: str, known: RememberedFact) -> str:
    clause = say_fact(known.fact)
    mine = clause
    for told, own in stale_facts().mine:
        mine = mine.replace(told, own)
    return template.format(
        name=known.fact.name, value=known.fact.value or "", clause=clause, clause_of_mine=mine
    )
