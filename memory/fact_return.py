"""Let what a fact had taken the place of stand again, before that fact is deleted."""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session, col, or_, select, update

from memory.tables import FactConflictRow, PatientFactRow

FORGOTTEN = "forgotten"


def give_back(session: Session, fact_ids: Collection[str]) -> list[PatientFactRow]:
    """Return the rows that stand again; what came later, or was wished, still counts.

    The caller deletes the facts afterwards.
    """
    wanted = select(PatientFactRow).where(col(PatientFactRow.id).in_(fact_ids))
    doomed = {row.id: row for row in session.exec(wanted)}
    replaced = select(PatientFactRow).where(
        col(PatientFactRow.retired_by).in_(fact_ids), col(PatientFactRow.id).not_in(fact_ids)
    )
    rows = session.exec(replaced).all()
    back = [row for row in rows if _stands_again(row, _last_of(row, doomed))]
    session.add_all(rows)
    session.flush()
    _open_conflicts_again(session, [row.id for row in back])
    return back


def _last_of(row: PatientFactRow, doomed: Mapping[str, PatientFactRow]) -> PatientFactRow:
    """Return the last of the facts that will be deleted and came, one after the other, after a row."""
    last = row
    while (heir := doomed.get(last.retired_by or "")) is not None:
        last = heir
    return last


def _stands_again(row: PatientFactRow, last: PatientFactRow) -> bool:
    """Let a row stand again, or name what ended the fact that had replaced it; say which."""
    if last.retired_at is None:
        row.retired_at = row.retired_reason = row.retired_by = None
        return True
    row.retired_by = last.retired_by
    if last.retired_reason == FORGOTTEN:
        row.retired_reason = FORGOTTEN
    return False


def _open_conflicts_again(session: Session, back: Sequence[str]) -> None:
    """A conflict is over when one side is retired; it is open while both stand."""
    live = select(PatientFactRow.id).where(col(PatientFactRow.retired_at).is_(None))
    one, other = col(FactConflictRow.fact_a), col(FactConflictRow.fact_b)
    again = update(FactConflictRow).where(
        or_(one.in_(back), other.in_(back)), one.in_(live), other.in_(live)
    )
    session.exec(again.values(resolved_at=None, resolution=None))
