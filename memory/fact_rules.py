"""How a change meets what is remembered. Pure functions, shared by the preview and the ledger.

The same speaker's newer word retires the older row; a doubtful word stands beside it until it is
confirmed. Different speakers never overwrite each other: both rows stay live and a conflict opens,
which the patient settles when asked. What is only said again renews the row it repeats.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain import Actor, ChangeKind, Fact, FactChange, FactStatus, RememberedFact, Role

_GOES_ON = {FactStatus.CURRENT, FactStatus.HELD, FactStatus.REDUCED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one change does to the live rows of its slot."""

    retires: tuple[RememberedFact, ...] = ()
    adds: Fact | None = None
    confirms: RememberedFact | None = None
    conflicts_with: RememberedFact | None = None

    @property
    def does_something(self) -> bool:
        """False when a change left everything as it was."""
        return bool(self.retires or self.adds or self.confirms)


def outcome_of(
    change: FactChange,
    live: Sequence[RememberedFact],
    actor: Actor,
    *,
    asked: Collection[str] = (),
) -> Outcome:
    """Decide which rows a change retires or renews, whether it adds one, and whom it contradicts.

    `asked` are the rows of conflicts the patient was asked about: their word now settles them.
    """
    same_slot = [known for known in live if known.fact.slot == change.fact.slot]
    own = [known for known in same_slot if known.said_by == actor.person_id]
    others = [known for known in same_slot if known.said_by != actor.person_id]
    if change.change is ChangeKind.WITHDRAWN:
        meant = own if change.fact.certain else [one for one in own if not one.confirmed]
        return Outcome(retires=tuple(meant))
    settled = _settled(others, actor, asked)
    # What another person doubted is theirs to make sure.
    agreed = [one for one in others if says_the_same(one.fact, change.fact)]
    sure = [one for one in agreed if one.fact.certain]
    said = next((one for one in own if says_the_same(one.fact, change.fact)), None)
    said = said or next(iter(sure), None)
    if said is not None:
        return _said_again(change.fact, said, [*own, *settled])
    if change.change is ChangeKind.CONFIRMED:
        return Outcome()  # it was forgotten meanwhile
    contradicted = [one for one in others if one not in settled and one not in agreed]
    return _told(change.fact, own, settled, contradicted)


def _settled(
    others: Sequence[RememberedFact], actor: Actor, asked: Collection[str]
) -> list[RememberedFact]:
    may_settle = actor.role is Role.PATIENT
    return [one for one in others if may_settle and one.fact_id in asked]


def _said_again(told: Fact, said: RememberedFact, gone: Sequence[RememberedFact]) -> Outcome:
    """A doubtful repetition changes nothing; a sure one renews its row and retires the others."""
    if not told.certain:
        return Outcome()
    return Outcome(retires=tuple(one for one in gone if one is not said), confirms=said)


def _told(
    told: Fact,
    own: Sequence[RememberedFact],
    settled: Sequence[RememberedFact],
    others: Sequence[RememberedFact],
) -> Outcome:
    """A doubtful word retires only what was doubtful too."""
    retires = [one for one in own if told.certain or not one.confirmed]
    if told.certain:
        retires += settled
    merged = _keep_details(told, own)
    return Outcome(
        retires=tuple(retires),
        adds=merged,
        conflicts_with=others[0] if others and told.certain else None,
    )


def says_the_same(known: Fact, told: Fact) -> bool:
    """Say whether `told` adds nothing to `known`; silence on a detail contradicts nothing."""
    return (
        known.status == told.status
        and told.value in (None, known.value)
        and told.since in (None, known.since)
    )


def _keep_details(told: Fact, own: Sequence[RememberedFact]) -> Fact:
    """Keep the dose when only the status changed, and the start while it goes on."""
    if not own:
        return told
    known = own[-1].fact
    goes_on = told.status is known.status or {told.status, known.status} <= _GOES_ON
    since = told.since or (known.since if goes_on else None)
    return replace(told, value=told.value or known.value, since=since)


def fact_id(turn_id: str, number: int) -> str:
    """Return the id of the fact a turn's n-th change adds; the preview shows it before it exists."""
    return f"{turn_id}:{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What will be remembered, and the changes that have an effect."""

    facts: tuple[RememberedFact, ...]
    changes: tuple[FactChange, ...]


def preview(
    live: Sequence[RememberedFact],
    changes: Sequence[FactChange],
    *,
    actor: Actor,
    turn_id: str,
    at: datetime,
    asked: Collection[str] = (),
) -> Preview:
    """Return what will be remembered after `changes`, before anything is written."""
    facts = list(live)
    done: list[FactChange] = []
    for change in changes:
        outcome = outcome_of(change, facts, actor, asked=asked)
        if not outcome.does_something:
            continue
        facts = [_renewed(one, outcome, at) for one in facts if one not in outcome.retires]
        if outcome.adds is not None:
            row = fact_id(turn_id, len(done))
            facts.append(_remembered(row, outcome.adds, actor, turn_id, at))
        done.append(change)
    return Preview(facts=tuple(facts), changes=tuple(done))


def _renewed(known: RememberedFact, outcome: Outcome, at: datetime) -> RememberedFact:
    if known is not outcome.confirms:
        return known
    sure = replace(known.fact, certain=True)
    return replace(known, fact=sure, confirmed=True, confirmed_at=at)


def _remembered(row: str, fact: Fact, actor: Actor, turn_id: str, at: datetime) -> RememberedFact:
    return RememberedFact(
        fact_id=row,
        fact=fact,
        said_by=actor.person_id,
        role=actor.role,
        recorded_at=at,
        turn_id=turn_id,
        confirmed=fact.certain,
    )
