"""Write facts: rows are added and retired, never changed. Runs inside the caller's transaction."""

from collections.abc import Callable, Sequence

from sqlalchemy import CTE, bindparam
from sqlmodel import Session, col, delete, select, update

from assistant.domain import Actor, ChangeKind, Fact, FactChange, RememberedFact
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.conflicts import asked_about, open_conflict, settle
from memory.fact_return import FORGOTTEN
from memory.fact_rules import Outcome, fact_id, outcome_of
from memory.record_erasing import erase_records_of_patient
from memory.sealing import BoundKey
from memory.tables import CareLinkRow, FactConflictRow, PatientFactRow, TurnRow, now

SETTLED = "settled"
FORGOT = "forgot"
"""In a turn's trace: its message names what was to be forgotten, and is not to be read again."""


def _forgotten() -> CTE:
    """Return the facts a patient wished forgotten, and those they had taken the place of."""
    patient = col(PatientFactRow.patient_id) == bindparam("patient")
    wished = select(PatientFactRow.id, PatientFactRow.turn_id).where(
        patient, PatientFactRow.retired_reason == FORGOTTEN
    )
    forgotten = wished.cte("forgotten", recursive=True)
    replaced = select(PatientFactRow.id, PatientFactRow.turn_id).where(
        patient, col(PatientFactRow.retired_by) == forgotten.c.id
    )
    return forgotten.union(replaced)


_FORGOTTEN = _forgotten()
FORGOTTEN_FACTS = select(_FORGOTTEN.c.id)
"""Wants the parameter `patient`."""
# A forgotten fact must not come back through the words it was told in.
FORGOTTEN_TURNS = select(_FORGOTTEN.c.turn_id).where(_FORGOTTEN.c.turn_id.is_not(None))
"""Wants the parameter `patient`."""
_LIVE_FACTS = (  # built once; every turn asks
    select(PatientFactRow)
    .where(
        col(PatientFactRow.patient_id) == bindparam("patient"),
        col(PatientFactRow.retired_at).is_(None),
    )
    .order_by(col(PatientFactRow.recorded_at))
)


def live_facts(session: Session, key: BoundKey, patient_id: str) -> tuple[RememberedFact, ...]:
    """Read what is remembered of a patient now, oldest first."""
    rows = session.exec(_LIVE_FACTS, params={"patient": patient_id})
    return tuple(key.fact_of(row) for row in rows)


def write_changes(
    session: Session,
    key: BoundKey,
    actor: Actor,
    changes: Sequence[FactChange],
    *,
    turn_id: str | None,
    row_id: Callable[[str, int], str] = fact_id,
) -> None:
    """Apply `changes` in order; the caller has locked the patient's row.

    `row_id` names the row that a turn's n-th change adds.
    """
    if not changes:
        return
    live = list(live_facts(session, key, actor.patient_id))
    asked = asked_about(session, actor.patient_id)
    for number, change in enumerate(changes):
        outcome = outcome_of(change, live, actor, asked=asked)
        live = [known for known in live if known not in outcome.retires]
        added = None
        if outcome.adds is not None:
            added = _new_row(key, actor, outcome.adds, row_id(turn_id or "", number))
            added.turn_id = turn_id
            session.add(added)
            session.flush()
            live.append(key.fact_of(added))
        if outcome.confirms is not None:
            confirm(session, actor, outcome.confirms.fact_id)
        _retire_all(session, actor, change, outcome, by=added.id if added else None)
        if added is not None and outcome.conflicts_with is not None:
            open_conflict(session, added, outcome.conflicts_with.fact_id)


def _retire_all(
    session: Session, actor: Actor, change: FactChange, outcome: Outcome, *, by: str | None
) -> None:
    """Retire what a change replaces; what says the same now stands in its place."""
    heir = by or (outcome.confirms.fact_id if outcome.confirms else None)
    for known in outcome.retires:
        own = known.said_by == actor.person_id
        retire(session, known.fact_id, _reason(change) if own else SETTLED, by=heir)


def _reason(change: FactChange) -> str:
    taken_back = change.change in (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN)
    return change.change if taken_back else ChangeKind.CHANGED


def _new_row(key: BoundKey, actor: Actor, fact: Fact, row_id: str) -> PatientFactRow:
    return PatientFactRow(
        id=row_id,
        patient_id=actor.patient_id,
        kind=fact.kind,
        status=fact.status,
        subject=fact.subject,
        slot=key.slot(fact),
        sealed_fact=key.seal_fact(row_id, fact),
        asserted_by=actor.person_id,
        asserted_role=actor.role,
        confirmed_at=now() if fact.certain else None,
    )


def retire(session: Session, row_id: str, reason: str, *, by: str | None = None) -> None:
    """End a fact's life; the row stays and says why. A conflict it was part of is over."""
    session.exec(
        update(PatientFactRow)
        .where(col(PatientFactRow.id) == row_id)
        .values(retired_at=now(), retired_reason=reason, retired_by=by)
    )
    settle(session, row_id, reason)


def confirm(session: Session, actor: Actor, row_id: str) -> None:
    """Renew a fact somebody said again, or said to be right."""
    session.exec(
        update(PatientFactRow).where(col(PatientFactRow.id) == row_id).values(confirmed_at=now())
    )
    record(session, actor, "fact.confirm", row_id)


def mark_asked(session: Session, row_ids: Sequence[str]) -> None:
    """Keep that the person was asked about facts, so that they are not asked again soon."""
    asked = col(PatientFactRow.id).in_(row_ids)
    session.exec(update(PatientFactRow).where(asked).values(asked_at=now()))


def own_row(session: Session, actor: Actor, row_id: str) -> PatientFactRow:
    """Return a fact row of the actor's patient, or raise `NotAllowedError`."""
    row = session.get(PatientFactRow, row_id)
    if row is None or row.patient_id != actor.patient_id:
        raise NotAllowedError(f"{actor.person_id} may not touch fact {row_id}")
    return row


def forget(session: Session, actor: Actor, row_id: str) -> PatientFactRow:
    """Retire one fact at a person's wish; it is used no more."""
    row = own_row(session, actor, row_id)
    retire(session, row_id, FORGOTTEN)
    record(session, actor, "fact.forget", row_id)
    return row


def delete_all(session: Session, key: BoundKey, actor: Actor) -> int:
    """Delete every fact and record of the actor's patient, history and conflicts included, and who they are."""
    records = erase_records_of_patient(session, key, actor.patient_id)
    _read_no_more(session, actor.patient_id)
    mine = col(PatientFactRow.patient_id) == actor.patient_id
    conflicts = delete(FactConflictRow).where(col(FactConflictRow.patient_id) == actor.patient_id)
    session.exec(conflicts)
    session.exec(update(PatientFactRow).where(mine).values(retired_by=None))
    _forget_identities(session, actor.patient_id)
    gone = session.exec(delete(PatientFactRow).where(mine))
    record(session, actor, "fact.delete_all", None, count=gone.rowcount, records=records)
    return gone.rowcount


def _forget_identities(session: Session, patient_id: str) -> None:
    """Forget what host pages told of the people who take part in the care."""
    links = update(CareLinkRow).where(col(CareLinkRow.patient_id) == patient_id)
    session.exec(links.values(sealed_known=None))


def _read_no_more(session: Session, patient_id: str) -> None:
    """Mark what was said so far: its words may name what was deleted."""
    for turn in session.exec(select(TurnRow).where(TurnRow.patient_id == patient_id)):
        turn.trace = {**turn.trace, FORGOT: True}
        session.add(turn)
