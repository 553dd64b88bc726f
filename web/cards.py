"""Cards beside an answer: the emergency card, what was noted, what is remembered, the visit page.

A card is a Chainlit custom element: a name (its JSX file) and the plain values it shows.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from assistant.answering.remembered.timeline import Course, treatment_courses
from assistant.domain import (
    Answer,
    AnswerKind,
    Fact,
    FactKind,
    RecordOrigin,
    RememberedFact,
    Role,
)
from memory.fact_history import PastFact
from web.visits import true_when_told

Props = dict[str, object]
URGENT = (AnswerKind.EMERGENCY, AnswerKind.SAME_DAY)
_SAID_BY = {
    Role.PATIENT: "you",
    Role.CAREGIVER: "a caregiver",
    Role.REVIEWER: "the care team",
    Role.DOCUMENT: "a record",
}


_TELEPHONE = re.compile(r"\[([^\]]+)\]\(((?:tel|sms):[^)]+)\)")


def telephones_as_text(text: str) -> str:
    """Return the text with telephone links as plain numbers: Chainlit drops such links."""
    return _TELEPHONE.sub(r"\1", text)


def emergency_card(answer: Answer) -> Props:
    """Return what stands on the alarm besides its words: numbers to tap."""
    numbers = dict.fromkeys(_TELEPHONE.findall(answer.text))
    return {
        "urgent": answer.kind is AnswerKind.EMERGENCY,
        "numbers": [{"label": label, "href": href} for label, href in numbers],
    }


def fact_line(
    known: RememberedFact,
    describe: Callable[[Fact], str],
    *,
    origin: RecordOrigin | None = None,
    pages: str = "",
) -> Props:
    """Return one remembered fact as a card or a chip shows it; `origin` is where it was read."""
    return {
        "id": known.fact_id,
        "text": describe(known.fact),
        "kind": known.fact.kind.value,
        "quote": known.fact.quote,
        "said_by": _read_in(origin) if origin else _SAID_BY[known.role],
        "file": file_link(pages, origin.record_id) if origin and origin.has_original else "",
        "date": _day(known.recorded_at),
        "confirmed": known.confirmed,
        "said_again": "" if _told_once(known) else _day(known.last_said),
    }


def _read_in(origin: RecordOrigin) -> str:
    page = f", page {origin.page}" if origin.page else ""
    return f"your {origin.title.lower()}{page}"


def file_link(pages: str, record_id: str) -> str:
    """Return where a person finds the file of a record of theirs."""
    return f"{pages}/record/{record_id}/file"


def _day(moment: datetime) -> str:
    return f"{moment:%B} {moment.day}, {moment.year}"


def _told_once(known: RememberedFact) -> bool:
    return known.last_said.date() == known.recorded_at.date()


_GROUPS = {
    "Cancer": (FactKind.CANCER, FactKind.STAGE, FactKind.METASTASIS, FactKind.BIOMARKER),
    "Medicines": (FactKind.DRUG, FactKind.ALLERGY),
    "Treatments": (FactKind.PROCEDURE,),
    "Health": (FactKind.LAB, FactKind.ECOG, FactKind.MENOPAUSE, FactKind.CONDITION),
}


def memory_card(
    facts: Sequence[RememberedFact],
    describe: Callable[[Fact], str],
    *,
    past: Sequence[PastFact] = (),
    pages: str = "",
) -> Props:
    """Return the card "What I know about you": facts by group, each with its origin.

    `past` is all that was told and what became of it; `pages` is where the person's own pages are.
    """
    origins = {one.known.fact_id: one.origin for one in past}
    lines = [
        (one.fact.kind, fact_line(one, describe, origin=origins.get(one.fact_id), pages=pages))
        for one in facts
    ]
    groups = [
        {"title": title, "facts": [line for kind, line in lines if kind in kinds]}
        for title, kinds in _GROUPS.items()
    ]
    return {
        "groups": [group for group in groups if group["facts"]],
        "count": len(facts),
        "courses": [_course(one) for one in treatment_courses(true_when_told(past), describe)],
        "pages": pages,
    }


def _course(course: Course) -> Props:
    steps = [
        {"text": step.text, "date": f"{step.told:%B} {step.told.day}, {step.told.year}"}
        for step in course.steps
    ]
    return {"name": course.name, "steps": steps}


def chips(facts: tuple[RememberedFact, ...], describe: Callable[[Fact], str]) -> Props:
    """Return the chips under an answer: what was noted in this turn."""
    return {"facts": [fact_line(one, describe) for one in facts]}


def card_of(
    answer: Answer,
    describe: Callable[[Fact], str],
    *,
    past: Sequence[PastFact] = (),
    pages: str = "",
) -> tuple[str, Props] | None:
    """Return the name and the values of an answer's card, if it has one."""
    if answer.kind in URGENT:
        return "EmergencyCard", emergency_card(answer)
    if answer.kind is AnswerKind.MEMORY:
        return "MemoryCard", memory_card(answer.facts, describe, past=past, pages=pages)
    if answer.kind is AnswerKind.VISIT:
        return "VisitCard", {"pages": pages}
    shows_chips = answer.facts and answer.kind is not AnswerKind.FORGOTTEN
    return ("FactChips", chips(answer.facts, describe)) if shows_chips else None
