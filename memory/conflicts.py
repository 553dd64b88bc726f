"""Two people's different words on one thing: opened, asked about once, settled."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, or_, select, update

from assistant.domain import RememberedFact
from memory.tables import FactConflictRow, PatientFactRow, now
from memory.turns import OpenConflict


def open_conflict(session: Session, added: PatientFactRow, other_id: str) -> None:
    """Open a conflict between a new row and the row it contradicts."""
    session.add(
        FactConflictRow(
            patient_id=added.patient_id, slot=added.slot, fact_a=other_id, fact_b=added.id
        )
    )


def settle(session: Session, row_id: str, resolution: str) -> None:
    """Close the conflicts a row was part of, once it is retired."""
    session.exec(
        update(FactConflictRow)
        .where(
            or_(col(FactConflictRow.fact_a) == row_id, col(FactConflictRow.fact_b) == row_id),
            col(FactConflictRow.resolved_at).is_(None),
        )
        .values(resolved_at=now(), resolution=resolution)
    )


def mark_conflict_asked(session: Session, conflict_id: str) -> None:
    """Keep that the patient was asked which of two notes is right: they are asked once."""
    asked = update(FactConflictRow).where(col(FactConflictRow.id) == conflict_id)
    session.exec(asked.values(asked_at=now()))


def asked_about(session: Session, patient_id: str) -> frozenset[str]:
    """Return the rows of open conflicts the patient was asked about."""
    asked = [row for row in _open(session, patient_id) if row.asked_at is not None]
    return frozenset(fact_id for row in asked for fact_id in (row.fact_a, row.fact_b))


def open_conflicts(
    session: Session, patient_id: str, facts: Sequence[RememberedFact]
) -> tuple[OpenConflict, ...]:
    """Return the conflicts between live facts, oldest first."""
    if not _may_differ(facts):
        return ()
    by_id = {known.fact_id: known for known in facts}
    return tuple(
        OpenConflict(
            conflict_id=row.id,
            one=by_id[row.fact_a],
            other=by_id[row.fact_b],
            asked=row.asked_at is not None,
        )
        for row in _open(session, patient_id)
        if {row.fact_a, row.fact_b} <= by_id.keys()
    )


def _may_differ(facts: Collection[RememberedFact]) -> bool:
    """Two speakers on one slot: without them there is nothing to look up, as in most turns."""
    speakers = {(known.fact.slot, known.said_by) for known in facts}
    return len(speakers) > len({slot for slot, _ in speakers})


def _open(session: Session, patient_id: str) -> Sequence[FactConflictRow]:
    rows = (
        select(FactConflictRow)
        .where(FactConflictRow.patient_id == patient_id, col(FactConflictRow.resolved_at).is_(None))
        .order_by(col(FactConflictRow.opened_at))
    )
    return session.exec(rows).all()
