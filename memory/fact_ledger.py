"""Write facts: rows are added and retired, never changed. Runs inside the caller's transaction."""

from collections.abc import Sequence

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from assistant.domain import Actor, ChangeKind, Fact, FactChange, RememberedFact
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.fact_rules import fact_id, outcome_of
from memory.sealing import BoundKey
from memory.tables import FactConflictRow, PatientFactRow, PatientRow, now

FORGOTTEN = "forgotten"


async def live_facts(
    session: AsyncSession, key: BoundKey, patient_id: str
) -> tuple[RememberedFact, ...]:
    """Read what is remembered of a patient now, oldest first."""
    rows = await session.exec(
        select(PatientFactRow)
        .where(PatientFactRow.patient_id == patient_id, col(PatientFactRow.retired_at).is_(None))
        .order_by(col(PatientFactRow.recorded_at))
    )
    return tuple(key.fact_of(row) for row in rows)


async def write_changes(
    session: AsyncSession,
    key: BoundKey,
    actor: Actor,
    changes: Sequence[FactChange],
    *,
    turn_id: str,
) -> None:
    """Apply `changes` in order; the patient's row is locked so that two turns cannot interleave."""
    await session.get(PatientRow, actor.patient_id, with_for_update=True)
    for number, change in enumerate(changes):
        live = await live_facts(session, key, actor.patient_id)
        outcome = outcome_of(change, live, actor)
        added = None
        if outcome.adds is not None:
            added = _new_row(key, actor, outcome.adds, turn_id, number)
            session.add(added)
            await session.flush()
        for known in outcome.retires:
            await retire(session, known.fact_id, _reason(change), by=added.id if added else None)
        if added is not None and outcome.conflicts_with is not None:
            await _open_conflict(session, added, outcome.conflicts_with.fact_id)


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


async def retire(session: AsyncSession, row_id: str, reason: str, *, by: str | None = None) -> None:
    """End a fact's life; the row stays and says why."""
    row = await session.get_one(PatientFactRow, row_id)
    row.retired_at, row.retired_reason, row.retired_by = now(), reason, by
    session.add(row)


async def _open_conflict(session: AsyncSession, added: PatientFactRow, other_id: str) -> None:
    session.add(
        FactConflictRow(
            patient_id=added.patient_id, slot=added.slot, fact_a=other_id, fact_b=added.id
        )
    )


async def own_row(session: AsyncSession, actor: Actor, row_id: str) -> PatientFactRow:
    """Return a fact row of the actor's patient, or raise `NotAllowedError`."""
    row = await session.get(PatientFactRow, row_id)
    if row is None or row.patient_id != actor.patient_id:
        raise NotAllowedError(f"{actor.person_id} may not touch fact {row_id}")
    return row


async def forget(session: AsyncSession, actor: Actor, row_id: str) -> PatientFactRow:
    """Retire one fact at a person's wish; it is used no more."""
    row = await own_row(session, actor, row_id)
    await retire(session, row_id, FORGOTTEN)
    record(session, actor, "fact.forget", row_id)
    return row


async def delete_all(session: AsyncSession, actor: Actor) -> int:
    """Delete every fact of the actor's patient, history and conflicts included."""
    mine = col(PatientFactRow.patient_id) == actor.patient_id
    conflicts = delete(FactConflictRow).where(col(FactConflictRow.patient_id) == actor.patient_id)
    await session.exec(conflicts)
    await session.exec(update(PatientFactRow).where(mine).values(retired_by=None))
    gone = await session.exec(delete(PatientFactRow).where(mine))
    record(session, actor, "fact.delete_all", None, count=gone.rowcount)
    return gone.rowcount
