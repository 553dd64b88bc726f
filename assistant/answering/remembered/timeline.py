"""Tell the course of treatment: each medicine and procedure with its changes, as they were told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain import Fact, FactKind, FactStatus, RememberedFact, Subject

TREATMENTS = (FactKind.DRUG, FactKind.PROCEDURE)
_NEVER_GIVEN = (FactStatus.ALLERGY, FactStatus.NEGATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How a treatment stood from the day it was told so."""

    text: str
    told: date
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One treatment and its steps, oldest first."""

    name: str
    steps: tuple[Step, ...]


def treatment_courses(
    told: Sequence[RememberedFact], describe: Callable[[Fact], str]
) -> tuple[Course, ...]:
    """Return the courses of the patient's treatments, the one told first at the top.

    `told` is what was right when it was told, oldest first; what was never given is left out.
    """
    courses: dict[str, list[RememberedFact]] = {}
    for known in told:
        if _is_treatment(known.fact):
            courses.setdefault(known.fact.name, []).append(known)
    return tuple(
        Course(name=name, steps=tuple(_step(known, describe) for known in steps))
        for name, steps in courses.items()
    )


def _is_treatment(fact: Fact) -> bool:
    given = fact.kind in TREATMENTS and fact.status not in _NEVER_GIVEN
    return given and fact.subject is Subject.PATIENT


def _step(known: RememberedFact, describe: Callable[[Fact], str]) -> Step:
    text = describe(known.fact)
    return Step(text=text, told=known.recorded_at.date(), quote=known.fact.quote)
