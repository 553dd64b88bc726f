"""Compare the facts of a message with what is known, and say what changes."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, FactStatus
from assistant.facts.assemble import fuller_value
from assistant.facts.text.doses import is_lower

CONTINUED = {FactStatus.CURRENT, FactStatus.HELD, FactStatus.REDUCED}
"""A medicine in one of these has been taken since it was begun."""


def changes_between(
    known: Sequence[Fact], facts: Sequence[Fact], *, correcting: bool
) -> list[FactChange]:
    """Return a change for each fact that is new, differs, or is said again for certain."""
    standing = {fact.slot: fact for fact in known}
    found: list[FactChange] = []
    for fact in facts:
        old = standing.get(fact.slot)
        whole = _completed(fact, old)
        if old is not None and _was_put_off(old, whole):
            whole = replace(whole, status=FactStatus.PLANNED)
        if old is not None and not correcting and _is_reduction(old, whole):
            whole = replace(whole, status=FactStatus.REDUCED)
        if old is None:
            found.append(FactChange(change=ChangeKind.NEW, fact=whole))
        elif _differs(old, whole):
            kind = (
                ChangeKind.CORRECTED if correcting or _never_was(old, whole) else ChangeKind.CHANGED
            )
            found.append(FactChange(change=kind, fact=whole))
        elif fact.certain:
            found.append(FactChange(change=ChangeKind.CONFIRMED, fact=whole))
    return found


def _completed(fact: Fact, old: Fact | None) -> Fact:
    """Keep what was said before and still holds: the dose, and since when."""
    if old is None:
        return fact
    value = _completed_value(fact, old)
    goes_on = (fact.status in CONTINUED and old.status in CONTINUED) or fact.status is old.status
    return replace(fact, value=value, since=fact.since or (old.since if goes_on else None))


def _was_put_off(old: Fact, new: Fact) -> bool:
    """Say whether what has not begun is only delayed: nothing is paused."""
    told = bool(old.quote)
    return told and old.status is FactStatus.PLANNED and new.status is FactStatus.HELD


def _is_reduction(old: Fact, new: Fact) -> bool:
    """Say whether a medicine that goes on is now taken at a lower dose than was told before."""
    goes_on = new.status is FactStatus.CURRENT and old.status in {new.status, FactStatus.HELD}
    return new.kind is FactKind.DRUG and goes_on and is_lower(new.value, old.value)


def _completed_value(fact: Fact, old: Fact) -> str | None:
    if fact.kind is FactKind.CANCER:
        return fuller_value(fact.kind, old.value, fact.value)
    keeps = fact.status is not FactStatus.REDUCED or old.status is FactStatus.REDUCED
    return fact.value or (old.value if keeps else None)


def _differs(old: Fact, new: Fact) -> bool:
    return (old.value, old.status, old.since) != (new.value, new.status, new.since) or (
        new.certain and not old.certain
    )


def _never_was(old: Fact, new: Fact) -> bool:
    return (
        new.kind is FactKind.DRUG
        and new.status is FactStatus.NEGATED
        and old.status is not FactStatus.PLANNED
    )
