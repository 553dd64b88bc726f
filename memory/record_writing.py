"""Write what a person confirmed of a record, inside the caller's transaction."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, select

from assistant.domain import (
    Actor,
    Answer,
    ChangeKind,
    FactChange,
    FoundFact,
    ReadRecord,
    RecordPassage,
    RememberedFact,
    Role,
    ScrubbedText,
    Urgency,
)
from memory.audit import record as audit
from memory.fact_ledger import live_facts, write_changes
from memory.fact_rules import fact_id
from memory.inbox import new_turn_row
from memory.record_reading import original_place, text_place, title_place
from memory.record_tables import PatientRecordRow, RecordFactRow, RecordPassageRow
from memory.sealing import BoundKey
from memory.tables import ConversationRow, PatientFactRow, TurnRow, TurnStatus, new_id, now
from memory.turns import NewTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What a person confirmed of a record they showed."""

    conversation_id: str
    client_key: str
    question: ScrubbedText
    """The words the showing of the record is kept as."""
    record: ReadRecord
    facts: Sequence[FoundFact]
    """Those that were ticked."""
    keeps_text: bool
    original: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKept:
    """What was written of a record."""

    record_id: str
    turn_id: str
    answer: Answer
    """With the facts that are new."""


def write_confirmation(
    session: Session,
    key: BoundKey,
    actor: Actor,
    conversation: ConversationRow,
    said: tuple[Confirmation, Answer],
) -> RecordKept:
    """Write a finished turn, the record and its facts."""
    confirmed, answer = said
    turn = _turn_row(key, actor, conversation, confirmed)
    session.add_all([conversation, turn])
    session.flush()
    record = _record_row(session, key, actor, confirmed, turn.id)
    _write_facts(session, key, actor, turn.id, confirmed.facts)
    noted = _noted(session, key, actor, turn.id)
    session.add_all(_links(session, turn.id, confirmed.facts, record.id))
    kept = replace(answer, facts=noted)
    turn.sealed_answer = key.seal_answer(turn.id, kept)
    turn.trace = {"records": [record.id]}
    session.add(turn)
    audit(session, actor, "record.keep", record.id, facts=len(noted))
    return RecordKept(record_id=record.id, turn_id=turn.id, answer=kept)


def _turn_row(
    key: BoundKey, actor: Actor, conversation: ConversationRow, confirmed: Confirmation
) -> TurnRow:
    new = NewTurn(
        conversation_id=confirmed.conversation_id,
        client_key=confirmed.client_key,
        question=confirmed.question,
        urgency=Urgency.ROUTINE,
    )
    row = new_turn_row(conversation, actor, new, key)
    row.status, row.done_at = TurnStatus.DONE, now()
    return row


def _record_row(
    session: Session, key: BoundKey, actor: Actor, confirmed: Confirmation, turn_id: str
) -> PatientRecordRow:
    """Return the row of the record: the one there is for the same bytes, or a new one."""
    digest = key.digest(confirmed.record.digest)
    row = session.exec(
        select(PatientRecordRow).where(
            PatientRecordRow.patient_id == actor.patient_id, PatientRecordRow.digest == digest
        )
    ).first()
    if row is None:
        row = _new_record(key, actor, confirmed, turn_id)
    if confirmed.original and row.sealed_original is None:
        encoded = base64.b64encode(confirmed.original).decode()
        row.sealed_original = key.seal(original_place(row.id), encoded)
    session.add(row)
    session.flush()
    if confirmed.keeps_text and not _has_text(session, row.id):
        session.add_all(_passage_rows(key, row.id, confirmed.record.passages))
    return row


def _new_record(
    key: BoundKey, actor: Actor, confirmed: Confirmation, turn_id: str
) -> PatientRecordRow:
    row_id = new_id()
    return PatientRecordRow(
        id=row_id,
        patient_id=actor.patient_id,
        turn_id=turn_id,
        added_by=actor.person_id,
        digest=key.digest(confirmed.record.digest),
        pages=confirmed.record.pages,
        sealed_title=key.seal(title_place(row_id), confirmed.record.title),
    )


def _has_text(session: Session, record_id: str) -> bool:
    first = select(RecordPassageRow.id).where(RecordPassageRow.record_id == record_id).limit(1)
    return session.exec(first).first() is not None


def _passage_rows(
    key: BoundKey, record_id: str, passages: Sequence[RecordPassage]
) -> list[RecordPassageRow]:
    ids = [f"{record_id}:{number}" for number in range(len(passages))]
    return [
        RecordPassageRow(
            id=row_id,
            record_id=record_id,
            number=number,
            page=passage.page,
            sealed_text=key.seal(text_place(row_id), passage.text),
        )
        for number, (row_id, passage) in enumerate(zip(ids, passages, strict=True))
    ]


def _write_facts(
    session: Session, key: BoundKey, actor: Actor, turn_id: str, found: Sequence[FoundFact]
) -> None:
    """A record says it; the person who ticked it answers for it."""
    changes = [
        FactChange(change=ChangeKind.NEW, fact=replace(one.fact, certain=True)) for one in found
    ]
    write_changes(session, key, replace(actor, role=Role.DOCUMENT), changes, turn_id=turn_id)
    session.flush()


def _noted(
    session: Session, key: BoundKey, actor: Actor, turn_id: str
) -> tuple[RememberedFact, ...]:
    live = live_facts(session, key, actor.patient_id)
    return tuple(known for known in live if known.turn_id == turn_id)


def _links(
    session: Session, turn_id: str, found: Sequence[FoundFact], record_id: str
) -> list[RecordFactRow]:
    """Name the record behind each fact that was added, also where its next words replaced it."""
    added = select(PatientFactRow.id).where(PatientFactRow.turn_id == turn_id)
    pages = {fact_id(turn_id, number): one.page for number, one in enumerate(found)}
    return [
        RecordFactRow(fact_id=one, record_id=record_id, page=pages.get(one))
        for one in session.exec(added)
    ]
