"""Read records inside the caller's transaction."""

import base64

from sqlalchemy import bindparam
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from assistant.domain import KeptRecord, RecordOrigin, RecordPassage, ScrubbedText
from memory.record_tables import PatientRecordRow, RecordFactRow, RecordPassageRow
from memory.sealing import BoundKey

# An original is megabytes long, and only a download wants it.
WITHOUT_ORIGINAL = defer(PatientRecordRow.sealed_original)  # type: ignore[arg-type]  # SQLModel types a column as its value
HAS_ORIGINAL = col(PatientRecordRow.sealed_original).is_not(None)
_RECORDS = (  # built once; every turn asks
    select(PatientRecordRow, HAS_ORIGINAL)
    .options(WITHOUT_ORIGINAL)
    .where(col(PatientRecordRow.patient_id) == bindparam("patient"))
    .order_by(col(PatientRecordRow.kept_at))
)


def kept_records(session: Session, key: BoundKey, patient_id: str) -> tuple[KeptRecord, ...]:
    """Return what is kept of a patient, oldest first."""
    rows = session.exec(_RECORDS, params={"patient": patient_id})
    return tuple(_kept_of(key, row, has_original=there) for row, there in rows)


def same_record(session: Session, key: BoundKey, patient_id: str, digest: str) -> KeptRecord | None:
    """Return the record of a patient that was made from bytes with this digest."""
    row = session.exec(
        select(PatientRecordRow, HAS_ORIGINAL)
        .options(WITHOUT_ORIGINAL)
        .where(
            PatientRecordRow.patient_id == patient_id,
            PatientRecordRow.digest == key.digest(digest),
        )
    ).first()
    return None if row is None else _kept_of(key, row[0], has_original=row[1])


def original_of(key: BoundKey, row: PatientRecordRow) -> bytes | None:
    """Return the file as it came; None where it was not kept."""
    if row.sealed_original is None:
        return None
    return base64.b64decode(key.unseal(original_place(row.id), row.sealed_original))


def origins_of(session: Session, key: BoundKey, patient_id: str) -> dict[str, RecordOrigin]:
    """Return where the facts of a patient that were read from records stand there, by fact."""
    records = {one.record_id: one for one in kept_records(session, key, patient_id)}
    if not records:
        return {}
    links = select(RecordFactRow).where(col(RecordFactRow.record_id).in_(list(records)))
    return {one.fact_id: _origin(records[one.record_id], one.page) for one in session.exec(links)}


def _origin(record: KeptRecord, page: int | None) -> RecordOrigin:
    return RecordOrigin(
        record_id=record.record_id,
        title=record.title,
        page=page,
        has_original=record.has_original,
    )


def _kept_of(key: BoundKey, row: PatientRecordRow, *, has_original: bool) -> KeptRecord:
    return KeptRecord(
        record_id=row.id,
        title=key.unseal(title_place(row.id), row.sealed_title),
        pages=row.pages,
        kept_at=row.kept_at,
        has_original=has_original,
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
