"""Write facts: rows are added and retired, never changed. Runs inside the caller's transaction."""

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select, update

from assistant.domain import Actor, ChangeKind, Fact, FactChange, RememberedFact
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.fact_rules import fact_id, outcome_of
from memory.record_erasing import erase_records_of_patient
from memory.sealing import BoundKey
from memory.tables import FactConflictRow, PatientFactRow, now

FORGOTTEN = "forgotten"
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
    turn_id: str,
) -> None:
    """Apply `changes` in order; the caller has locked the patient's row."""
    live = list(live_facts(session, key, actor.patient_id)) if changes else []
    for number, change in enumerate(changes):
        outcome = outcome_of(change, live, actor)
        live = [known for known in live if known not in outcome.retires]
        added = None
        if outcome.adds is not None:
            added = _new_row(key, actor, outcome.adds, turn_id, number)
            session.add(added)
            session.flush()
            live.append(key.fact_of(added))
        for known in outcome.retires:
            retire(session, known.fact_id, _reason(change), by=added.id if added else None)
        if added is not None and outcome.conflicts_with is not None:
            _open_conflict(session, added, outcome.conflicts_with.fact_id)


def _reason(change: FactChange) -> str:
    replaces = change.change in (ChangeKind.NEW, ChangeKind.CHANGED)
    return ChangeKind.CHANGED if replaces else change.change


def _new_row(key: BoundKey, actor: Actor, fact: Fact, turn_id: str, number: int) -> PatientFactRow:
    row_id = fact_id(turn_id, number)
    return PatientFactRow(
        id=row_id,
        patient_id=actor.patient_id,
        kind=fact.kind,
        status=fact.status,
        subject=fact.subject,
        slot=key.slot(fact),
        sealed_fact=key.seal_fact(row_id, fact),
        turn_id=turn_id,
        asserted_by=actor.person_id,
        asserted_role=actor.role,
        confirmed_at=now() if fact.certain else None,
    )


def retire(session: Session, row_id: str, reason: str, *, by: str | None = None) -> None:
    """End a fact's life; the row stays and says why."""
    session.exec(
        update(PatientFactRow)
        .where(col(PatientFactRow.id) == row_id)
        .values(retired_at=now(), retired_reason=reason, retired_by=by)
    )


def _open_conflict(session: Session, added: PatientFactRow, other_id: str) -> None:
    session.add(
        FactConflictRow(
            patient_id=added.patient_id, slot=added.slot, fact_a=other_id, fact_b=added.id
        )
    )


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


def delete_all(session: Session, actor: Actor) -> int:
    """Delete every fact and record of the actor's patient, history and conflicts included."""
    records = erase_records_of_patient(session, actor.patient_id)
    mine = col(PatientFactRow.patient_id) == actor.patient_id
    conflicts = delete(FactConflictRow).where(col(FactConflictRow.patient_id) == actor.patient_id)
    session.exec(conflicts)
    session.exec(update(PatientFactRow).where(mine).values(retired_by=None))
    gone = session.exec(delete(PatientFactRow).where(mine))
    record(session, actor, "fact.delete_all", None, count=gone.rowcount, records=records)
    return gone.rowcount
