"""Understand the answer to a question about a remembered fact: its button, or a typed yes or no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.grounded.stale_facts import check_replies, status_after_no
from assistant.answering.language.data_files import DataShape, read_data
from assistant.domain import ChangeKind, FactChange, RememberedFact, Subject

SHORT_REPLIES_FILE = Path(__file__).with_name("short_replies.yaml")


class ShortReplies(DataShape):
    """The shape of the data file."""

    right: list[re.Pattern[str]]
    wrong: list[re.Pattern[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactReply:
    """What a reply changes; nothing: it says "no" and not what is right instead."""

    changes: tuple[FactChange, ...] = ()


@cache
def short_replies() -> ShortReplies:
    """Read the data file once, on first use."""
    return read_data(SHORT_REPLIES_FILE, ShortReplies)


def fact_reply(
    message: str, facts: Sequence[RememberedFact], asked: str | None
) -> FactReply | None:
    """Return what a message answers, when it answers a question about a fact.

    `asked` is the fact the latest answer asked about; a button may be pressed later than that.
    """
    said = _plain(message)
    for known in facts:
        is_asked = known.fact_id == asked or known.asked_at is not None
        if is_asked and said == _plain(check_replies(known)[0].message):
            return right(known)
    known_asked = next((known for known in facts if known.fact_id == asked), None)
    return _typed(said, known_asked) if known_asked else None


def right(known: RememberedFact) -> FactReply:
    """Return the reply that a note is right; one whose owner was unclear is the patient's."""
    fact = replace(known.fact, certain=True)
    if fact.subject is not Subject.UNCLEAR:
        return FactReply(changes=(FactChange(change=ChangeKind.CONFIRMED, fact=fact),))
    mine = replace(fact, subject=Subject.PATIENT)
    return FactReply(
        changes=(
            FactChange(change=ChangeKind.WITHDRAWN, fact=fact),
            FactChange(change=ChangeKind.NEW, fact=mine),
        )
    )


def _typed(said: str, known: RememberedFact) -> FactReply | None:
    words = short_replies()
    if any(pattern.fullmatch(said) for pattern in words.right):
        return right(known)
    return _wrong(known) if any(pattern.fullmatch(said) for pattern in words.wrong) else None


def _wrong(known: RememberedFact) -> FactReply:
    """A doubtful note goes; a medicine that was taken is stopped; the rest is to be told."""
    if not known.confirmed:
        doubtful = replace(known.fact, certain=False)
        return FactReply(changes=(FactChange(change=ChangeKind.WITHDRAWN, fact=doubtful),))
    status = status_after_no(known)
    if status is None:
        return FactReply()
    ended = replace(known.fact, status=status, since=None)
    return FactReply(changes=(FactChange(change=ChangeKind.CHANGED, fact=ended),))


def _plain(message: str) -> str:
    return " ".join(message.split()).casefold().rstrip(".! ")
