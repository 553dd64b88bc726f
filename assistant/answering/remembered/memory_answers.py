"""Speak about what is remembered: noted, shown, forgotten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.wording.fact_words import say_date
from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import (
    Answer,
    AnswerKind,
    BlockKind,
    DraftBlock,
    Fact,
    RememberedFact,
    Role,
)

_SAID_BY = {
    Role.PATIENT: Phrase.MEMORY_SAID_PATIENT,
    Role.CAREGIVER: Phrase.MEMORY_SAID_CAREGIVER,
    Role.REVIEWER: Phrase.MEMORY_SAID_REVIEWER,
    Role.DOCUMENT: Phrase.MEMORY_SAID_DOCUMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a message did to memory, in plain words."""

    told: Sequence[str] = ()
    taken_back: Sequence[str] = ()
    still: Sequence[str] = ()
    """Said again: it still holds."""
    corrected: bool = False
    """What was told takes the place of something that was wrong."""


def acknowledge(
    phrases: Phrases,
    noted: Noted,
    *,
    reader: Role = Role.PATIENT,
    facts: Sequence[RememberedFact] = (),
    asks: bool = True,
) -> Answer:
    """Say what was noted, and ask what the person would like to know about it."""
    opening = acknowledgement(phrases, noted, reader=reader).text
    stands = noted.told or noted.still
    question = phrases.text(Phrase.NOTED_QUESTION) if asks and stands else ""
    return Answer(text=f"{opening} {question}".rstrip(), kind=AnswerKind.NOTED, facts=tuple(facts))


def acknowledgement(phrases: Phrases, noted: Noted, *, reader: Role = Role.PATIENT) -> DraftBlock:
    """Return the sentences that say what was noted, to go before what a writer adds.

    What only still holds is said where nothing else is.
    """
    phrase = Phrase.NOTED_FOR_OTHER if reader is Role.CAREGIVER else Phrase.NOTED
    said = (
        (Phrase.CORRECTED if noted.corrected else phrase, noted.told),
        (Phrase.TAKEN_BACK, noted.taken_back),
        (Phrase.STILL_SO, () if noted.told or noted.taken_back else noted.still),
    )
    sentences = [phrases.text(one, facts="; ".join(facts)) for one, facts in said if facts]
    return DraftBlock(kind=BlockKind.NOTE, text=" ".join(sentences))


def describe_memory(
    phrases: Phrases,
    facts: Sequence[RememberedFact],
    describe: Callable[[Fact], str],
    today: date,
) -> Answer:
    """Return all that is remembered, by group, with date, speaker and the words it came from."""
    if not facts:
        return Answer(text=phrases.text(Phrase.MEMORY_EMPTY), kind=AnswerKind.MEMORY)
    groups: dict[str, list[str]] = {}
    for kind, title in phrases.file.memory_groups.items():
        lines = [_line(phrases, k, describe, today) for k in facts if k.fact.kind is kind]
        groups.setdefault(title, []).extend(lines)
    parts = [f"**{title}**\n" + "\n".join(lines) for title, lines in groups.items() if lines]
    return Answer(
        text="\n\n".join([phrases.text(Phrase.MEMORY_INTRO), *parts]),
        kind=AnswerKind.MEMORY,
        quick_replies=phrases.replies(Phrase.MEMORY_INTRO),
        facts=tuple(facts),
    )


def forgotten(phrases: Phrases, what: Sequence[str]) -> Answer:
    """Say what was forgotten, with an undo; or that there was nothing like it.

    `what` names each fact and its origin: "HER2-positive, from your message on May 3".
    """
    if not what:
        text = phrases.text(Phrase.NOT_FOUND_TO_FORGET)
        return Answer(text=text, kind=AnswerKind.FORGOTTEN)
    named = phrases.listed([f'"{one}"' for one in what])
    return Answer(
        text=phrases.text(Phrase.FORGOTTEN, facts=named),
        kind=AnswerKind.FORGOTTEN,
        quick_replies=phrases.replies(Phrase.FORGOTTEN),
    )


def confirm_forget_all(phrases: Phrases, counts: Mapping[str, int]) -> Answer:
    """Ask once before everything is forgotten, and say exactly what goes."""
    if not any(counts.values()):
        text = phrases.text(Phrase.FORGET_ALL_NOTHING)
        return Answer(text=text, kind=AnswerKind.FORGOTTEN)
    return Answer(
        text=phrases.text(Phrase.FORGET_ALL, counts=phrases.counted(counts)),
        kind=AnswerKind.ASK,
        quick_replies=phrases.replies(Phrase.FORGET_ALL),
    )


def forgot_all(phrases: Phrases, counts: Mapping[str, int]) -> Answer:
    """Give the receipt after everything was forgotten."""
    text = phrases.text(Phrase.FORGET_ALL_DONE, counts=phrases.counted(counts))
    return Answer(text=text, kind=AnswerKind.FORGOTTEN)


def _line(
    phrases: Phrases, known: RememberedFact, describe: Callable[[Fact], str], today: date
) -> str:
    day = say_date(known.recorded_at.date(), today)
    origin = [phrases.text(_SAID_BY[known.role], date=day)]
    if known.fact.quote:
        origin.append(phrases.text(Phrase.MEMORY_QUOTE, quote=known.fact.quote))
    if not known.confirmed:
        origin.append(phrases.text(Phrase.MEMORY_UNCONFIRMED))
    return f"- **{describe(known.fact)}** ({': '.join(origin[:2])}{_rest(origin)})"


def _rest(origin: Sequence[str]) -> str:
    return "".join(f"; {one}" for one in origin[2:])
