"""Ask one short question about what is remembered, under an answer: two notes that differ, a doubtful one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.grounded.stale_facts import check_block, doubt_block
from assistant.answering.wording.fact_words import say_date
from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Answer, AnswerKind, Fact, QuickReply, RememberedFact, Role, Subject

_NOTE_OF = {
    Role.PATIENT: Phrase.CONFLICT_PATIENT,
    Role.CAREGIVER: Phrase.CONFLICT_CAREGIVER,
    Role.REVIEWER: Phrase.CONFLICT_REVIEWER,
    Role.DOCUMENT: Phrase.CONFLICT_DOCUMENT,
}
_MAY_ASK_UNDER = {AnswerKind.ANSWER, AnswerKind.NOTED, AnswerKind.DECLINE, AnswerKind.SOCIAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion:
    """A question of ours about what is remembered, with its buttons."""

    text: str
    replies: tuple[QuickReply, ...]
    fact_id: str | None = None
    conflict_id: str | None = None


def ask_about_doubt(
    noted: Sequence[RememberedFact], *, describe: Callable[[Fact], str], reader: Role
) -> FactQuestion | None:
    """Ask about the first doubtful fact of this message; one question at a time.

    A caregiver is asked in words that say "you" to nobody.
    """
    doubtful = next((known for known in noted if _is_doubtful(known)), None)
    if doubtful is None:
        return None
    is_theirs = reader is Role.PATIENT
    block = check_block(doubtful) if is_theirs else doubt_block(doubtful, describe(doubtful.fact))
    return FactQuestion(text=block.text, replies=block.replies, fact_id=doubtful.fact_id)


def ask_about_conflict(
    phrases: Phrases,
    notes: tuple[RememberedFact, RememberedFact],
    *,
    conflict_id: str,
    describe: Callable[[Fact], str],
    today: date,
) -> FactQuestion | None:
    """Ask which of two notes about one thing is right; None when they read the same."""
    labels = [describe(known.fact) for known in notes]
    if labels[0] == labels[1]:
        return None
    one, other = (
        phrases.text(_NOTE_OF[known.role], fact=label, date=say_date(_day(known), today))
        for known, label in zip(notes, labels, strict=True)
    )
    text = phrases.text(Phrase.CONFLICT, name=notes[0].fact.name, one=one, other=other)
    replies = tuple(
        QuickReply(label=label, message=settling_message(phrases, label)) for label in labels
    )
    return FactQuestion(text=text, replies=replies, conflict_id=conflict_id)


def settling_message(phrases: Phrases, label: str) -> str:
    """Return what a button under two differing notes says: which one is right."""
    return phrases.text(Phrase.CONFLICT_SETTLED, fact=label)


def with_question(answer: Answer, question: FactQuestion) -> Answer | None:
    """Return the answer with the question under it; None where it would be out of place."""
    if answer.kind not in _MAY_ASK_UNDER:
        return None
    return replace(
        answer,
        text=f"{answer.text}\n\n{question.text}",
        asks=question.text,
        quick_replies=(*answer.quick_replies, *question.replies),
    )


def _is_doubtful(known: RememberedFact) -> bool:
    return not known.confirmed and known.fact.subject is not Subject.FAMILY


def _day(known: RememberedFact) -> date:
    return known.last_said.date()
