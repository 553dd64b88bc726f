"""What a person may do with their own records: keep, list, read, forget."""

from sqlmodel import Session, select

from assistant.domain import (
    Actor,
    Answer,
    ForgottenRecord,
    KeptRecord,
    RecordOrigin,
    RecordPassage,
)
from assistant.errors import NotAllowedError
from memory.engine import Database, retry
from memory.inbox import TurnInbox
from memory.record_erasing import erase_own_record
from memory.record_reading import (
    kept_records,
    original_of,
    origins_of,
    passages_of,
    same_record,
)
from memory.record_tables import ErasedRecordRow, PatientRecordRow
from memory.record_writing import Confirmation, RecordKept, write_confirmation
from memory.sealing import Sealer


class PatientRecords:
    """A patient's records. Each method that touches them demands an actor."""

    def __init__(self, database: Database, sealer: Sealer, inbox: TurnInbox) -> None:
        self._database = database
        self._sealer = sealer
        self._inbox = inbox

    async def listed(self, actor: Actor) -> tuple[KeptRecord, ...]:
        """Return the records of the actor's patient, oldest first."""
        return await self._database.read(self._listed, actor)

    def _listed(self, session: Session, actor: Actor) -> tuple[KeptRecord, ...]:
        return kept_records(session, self._sealer.key(session, actor.patient_id), actor.patient_id)

    async def same(self, actor: Actor, digest: str) -> KeptRecord | None:
        """Return the record that was made from the very same bytes, if it is kept."""
        return await self._database.read(self._same, actor, digest)

    def _same(self, session: Session, actor: Actor, digest: str) -> KeptRecord | None:
        key = self._sealer.key(session, actor.patient_id)
        return same_record(session, key, actor.patient_id, digest)

    async def passages(self, actor: Actor) -> dict[KeptRecord, tuple[RecordPassage, ...]]:
        """Read the text of all records of the patient."""
        return await self._database.read(self._passages, actor)

    def _passages(
        self, session: Session, actor: Actor
    ) -> dict[KeptRecord, tuple[RecordPassage, ...]]:
        key = self._sealer.key(session, actor.patient_id)
        records = kept_records(session, key, actor.patient_id)
        return {one: passages_of(session, key, one.record_id) for one in records}

    async def origins(self, actor: Actor) -> dict[str, RecordOrigin]:
        """Return record and page, by fact, for the facts that were read from a record."""
        return await self._database.read(self._origins, actor)

    def _origins(self, session: Session, actor: Actor) -> dict[str, RecordOrigin]:
        return origins_of(session, self._sealer.key(session, actor.patient_id), actor.patient_id)

    async def original(self, actor: Actor, record_id: str) -> bytes:
        """Return the file of a record as it came; raises `NotAllowedError` when there is none to see."""
        content = await self._database.read(self._original, actor, record_id)
        if content is None:
            raise NotAllowedError(f"{actor.person_id} may not read record {record_id}")
        return content

    def _original(self, session: Session, actor: Actor, record_id: str) -> bytes | None:
        row = session.get(PatientRecordRow, record_id)
        if row is None or row.patient_id != actor.patient_id:
            return None
        return original_of(self._sealer.key(session, actor.patient_id), row)

    async def keep(self, actor: Actor, confirmed: Confirmation, answer: Answer) -> RecordKept:
        """Write the turn, the record and its facts in one transaction.

        A record that is kept already is not written twice, nor a fact that says nothing new.
        """
        return await retry(lambda: self._database.write(self._keep, actor, confirmed, answer))

    def _keep(
        self, session: Session, actor: Actor, confirmed: Confirmation, answer: Answer
    ) -> RecordKept:
        conversation, _ = self._inbox.conversation_to_write(
            session, actor, confirmed.conversation_id
        )
        # The row of the conversation is locked first, as where a turn is finished.
        key = self._sealer.key(session, actor.patient_id, lock=True)
        return write_confirmation(session, key, actor, conversation, (confirmed, answer))

    async def forget(self, actor: Actor, record_id: str) -> ForgottenRecord:
        """Erase a record: its text, its file, its facts, and answers that quote it.

        What its facts had taken the place of stands again.
        """
        return await self._database.write(self._forget, actor, record_id)

    def _forget(self, session: Session, actor: Actor, record_id: str) -> ForgottenRecord:
        key = self._sealer.key(session, actor.patient_id, lock=True)
        return erase_own_record(session, key, actor, record_id)

    async def erased(self) -> list[tuple[str, str]]:
        """Return patient and record ids that a search server may still hold."""
        wanted = select(ErasedRecordRow.patient_id, ErasedRecordRow.record_id)
        return await self._database.read(lambda session: list(session.exec(wanted).all()))

    async def erased_everywhere(self, record_id: str) -> None:
        """Note that no search server holds a record any more."""
        await self._database.write(_strike_off, record_id)


def _strike_off(session: Session, record_id: str) -> None:
    row = session.get(ErasedRecordRow, record_id)
    if row is not None:
        session.delete(row)
