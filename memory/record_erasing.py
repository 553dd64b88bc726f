"""Erase records inside the caller's transaction: text, facts, quotes in answers."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, or_, select, update

from assistant.domain import Actor, ForgottenRecord
from assistant.errors import NotAllowedError
from memory.audit import record as audit
from memory.fact_return import give_back
from memory.record_reading import WITHOUT_ORIGINAL, title_place
from memory.record_tables import (
    ErasedRecordRow,
    PatientRecordRow,
    RecordFactRow,
    RecordPassageRow,
)
from memory.sealing import BoundKey
from memory.tables import FactConflictRow, PatientFactRow, TurnRow

GONE = "This answer quoted a record that was forgotten at your wish."


def erase_own_record(
    session: Session, key: BoundKey, actor: Actor, record_id: str
) -> ForgottenRecord:
    """Erase one record of the actor's patient; return what went, and what stands again."""
    row = session.get(PatientRecordRow, record_id, options=[WITHOUT_ORIGINAL])
    if row is None or row.patient_id != actor.patient_id:
        raise NotAllowedError(f"{actor.person_id} may not touch record {record_id}")
    facts = _facts_of(session, [record_id])
    back = give_back(session, facts)
    count = _delete_facts(session, facts)
    gone = ForgottenRecord(
        title=key.unseal(title_place(record_id), row.sealed_title),
        facts=count,
        back=tuple(key.fact_of(one) for one in back),
    )
    _erase(session, key, [row])
    audit(session, actor, "record.forget", record_id, facts=count, back=len(back))
    return gone


def erase_records_of_patient(session: Session, key: BoundKey, patient_id: str) -> int:
    """Erase all records of a patient; their facts are the caller's. Return how many."""
    return _erase(session, key, _rows(session, col(PatientRecordRow.patient_id) == patient_id))


def erase_records_of_turns(session: Session, key: BoundKey, turn_ids: Sequence[str]) -> None:
    """Erase the records that were confirmed in turns of one patient that are about to be deleted."""
    rows = _rows(session, col(PatientRecordRow.turn_id).in_(turn_ids))
    give_back(session, _facts_of(session, [row.id for row in rows]))
    _erase(session, key, rows)


def _facts_of(session: Session, record_ids: Sequence[str]) -> Sequence[str]:
    facts = select(RecordFactRow.fact_id).where(col(RecordFactRow.record_id).in_(record_ids))
    return session.exec(facts).all()


def _rows(session: Session, which: ColumnElement[bool]) -> list[PatientRecordRow]:
    found = select(PatientRecordRow).options(WITHOUT_ORIGINAL).where(which)
    return list(session.exec(found).all())


def _erase(session: Session, key: BoundKey, rows: Sequence[PatientRecordRow]) -> int:
    """Erase records of one patient, and what answers quote of them."""
    ids = [row.id for row in rows]
    if rows:
        _take_quotes_out(session, key, rows[0].patient_id, ids)
    session.exec(delete(RecordPassageRow).where(col(RecordPassageRow.record_id).in_(ids)))
    session.exec(delete(RecordFactRow).where(col(RecordFactRow.record_id).in_(ids)))
    session.exec(delete(PatientRecordRow).where(col(PatientRecordRow.id).in_(ids)))
    session.add_all(ErasedRecordRow(record_id=row.id, patient_id=row.patient_id) for row in rows)
    return len(ids)


def _delete_facts(session: Session, fact_ids: Sequence[str]) -> int:
    """Delete facts for good; what they replaced, and who disagreed, no longer names them."""
    replaced = update(PatientFactRow).where(col(PatientFactRow.retired_by).in_(fact_ids))
    session.exec(replaced.values(retired_by=None))
    either = or_(
        col(FactConflictRow.fact_a).in_(fact_ids), col(FactConflictRow.fact_b).in_(fact_ids)
    )
    session.exec(delete(FactConflictRow).where(either))
    gone = session.exec(delete(PatientFactRow).where(col(PatientFactRow.id).in_(fact_ids)))
    return gone.rowcount


def _take_quotes_out(
    session: Session, key: BoundKey, patient_id: str, record_ids: Collection[str]
) -> None:
    """Blank the answers that rest on the records; the trace says which."""
    turns = session.exec(select(TurnRow).where(TurnRow.patient_id == patient_id)).all()
    for turn in turns:
        rests_on_them = not set(record_ids).isdisjoint(turn.trace.get("records", ()))
        answer = key.answer_of(turn, ()) if rests_on_them else None
        if answer is not None:
            blank = replace(answer, text=GONE, facts=(), quotes=())
            turn.sealed_answer = key.seal_answer(turn.id, blank)
            session.add(turn)
