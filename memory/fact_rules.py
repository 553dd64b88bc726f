"""How a change meets what is remembered. Pure functions, shared by the preview and the ledger.

The same speaker's newer word retires the older row. Different speakers never overwrite each
other: both rows stay live and a conflict opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain import Actor, ChangeKind, Fact, FactChange, RememberedFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one change does to the live rows of its slot."""

    retires: tuple[RememberedFact, ...] = ()
    adds: Fact | None = None
    conflicts_with: RememberedFact | None = None


def outcome_of(change: FactChange, live: Sequence[RememberedFact], actor: Actor) -> Outcome:
    """Decide which rows a change retires, whether it adds one, and whom it contradicts."""
    same_slot = [known for known in live if known.fact.slot == change.fact.slot]
    own = tuple(known for known in same_slot if known.said_by == actor.person_id)
    others = [known for known in same_slot if known.said_by != actor.person_id]
    if change.change is ChangeKind.WITHDRAWN:
        return Outcome(retires=own)
    if any(says_the_same(known.fact, change.fact) for known in same_slot):
        return Outcome()
    merged = _keep_details(change.fact, own)
    return Outcome(retires=own, adds=merged, conflicts_with=others[0] if others else None)


def says_the_same(known: Fact, told: Fact) -> bool:
    """Say whether `told` adds nothing to `known`; silence on a detail contradicts nothing."""
    return (
        known.status == told.status
        and told.value in (None, known.value)
        and told.since in (None, known.since)
    )


def _keep_details(told: Fact, own: Sequence[RememberedFact]) -> Fact:
    """Keep the dose and the start when only the status changed."""
    if not own:
        return told
    known = own[-1].fact
    return replace(told, value=told.value or known.value, since=told.since or known.since)


def fact_id(turn_id: str, number: int) -> str:
    """Return the id of the fact a turn's n-th change adds; the preview shows it before it exists."""
    return f"{turn_id}:{number}"


def preview(
    live: Sequence[RememberedFact],
    changes: Sequence[FactChange],
    *,
    actor: Actor,
    turn_id: str,
    at: datetime,
) -> tuple[RememberedFact, ...]:
    """Return what will be remembered after `changes`, before anything is written."""
    facts = list(live)
    for number, change in enumerate(changes):
        outcome = outcome_of(change, facts, actor)
        gone = {known.fact_id for known in outcome.retires}
        facts = [known for known in facts if known.fact_id not in gone]
        if outcome.adds is not None:
            facts.append(
                RememberedFact(
                    fact_id=fact_id(turn_id, number),
                    fact=outcome.adds,
                    said_by=actor.person_id,
                    role=actor.role,
                    recorded_at=at,
                    turn_id=turn_id,
                    confirmed=outcome.adds.certain,
                )
            )
    return tuple(facts)
