"""What was remembered, when, and what became of it; what was forgotten is not in it, nor what it had replaced."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from assistant.domain import RecordOrigin, RememberedFact
from memory.fact_ledger import FORGOTTEN_FACTS
from memory.record_reading import origins_of
from memory.sealing import BoundKey
from memory.tables import PatientFactRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFact:
    """A fact as it was told, and how long it stood."""

    known: RememberedFact
    until: datetime | None = None
    """None: it still stands."""
    reason: str | None = None
    replaced_by: str | None = None
    origin: RecordOrigin | None = None
    """Where it was read, when it comes from a record."""


def read_history(session: Session, key: BoundKey, patient_id: str) -> tuple[PastFact, ...]:
    """Return every fact of a patient, those that were replaced included, oldest first."""
    rows = (
        select(PatientFactRow)
        .where(
            PatientFactRow.patient_id == patient_id,
            col(PatientFactRow.id).not_in(FORGOTTEN_FACTS),
        )
        .order_by(col(PatientFactRow.recorded_at))
    )
    found = session.exec(rows, params={"patient": patient_id})
    origins = origins_of(session, key, patient_id)
    return tuple(_past(key, row, origins.get(row.id)) for row in found)


def _past(key: BoundKey, row: PatientFactRow, origin: RecordOrigin | None) -> PastFact:
    return PastFact(
        known=key.fact_of(row),
        until=row.retired_at,
        reason=row.retired_reason,
        replaced_by=row.retired_by,
        origin=origin,
    )
