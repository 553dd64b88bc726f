"""Read records inside the caller's transaction."""

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from assistant.domain import KeptRecord, RecordPassage, ScrubbedText
from memory.record_tables import PatientRecordRow, RecordPassageRow
from memory.sealing import BoundKey

_RECORDS = (  # built once; every turn asks
    select(PatientRecordRow)
    .where(col(PatientRecordRow.patient_id) == bindparam("patient"))
    .order_by(col(PatientRecordRow.kept_at))
)


def kept_records(session: Session, key: BoundKey, patient_id: str) -> tuple[KeptRecord, ...]:
    """Return what is kept of a patient, oldest first."""
    rows = session.exec(_RECORDS, params={"patient": patient_id})
    return tuple(kept_of(key, row) for row in rows)


def kept_of(key: BoundKey, row: PatientRecordRow) -> KeptRecord:
    """Read a record row."""
    return KeptRecord(
        record_id=row.id,
        title=key.unseal(title_place(row.id), row.sealed_title),
        pages=row.pages,
        kept_at=row.kept_at,
    )


def passages_of(session: Session, key: BoundKey, record_id: str) -> tuple[RecordPassage, ...]:
    """Return the text of a record in order."""
    rows = session.exec(
        select(RecordPassageRow)
        .where(RecordPassageRow.record_id == record_id)
        .order_by(col(RecordPassageRow.number))
    )
    return tuple(
        RecordPassage(
            text=ScrubbedText(key.unseal(text_place(row.id), row.sealed_text)), page=row.page
        )
        for row in rows
    )


def title_place(record_id: str) -> str:
    """Return what a sealed title is bound to."""
    return f"patient_record.title|{record_id}"


def text_place(passage_id: str) -> str:
    """Return what the sealed text of a passage is bound to."""
    return f"record_passage.text|{passage_id}"


def original_place(record_id: str) -> str:
    """Return what a sealed original is bound to."""
    return f"patient_record.original|{record_id}"
