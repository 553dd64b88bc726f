"""What a person may do with the facts remembered of a patient: see, confirm, correct, forget, undo."""

from datetime import timedelta

from sqlmodel import Session

from assistant.domain import Actor, ChangeKind, Fact, FactChange, RememberedFact
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.engine import Database
from memory.fact_history import PastFact, read_history
from memory.fact_ledger import (
    confirm,
    delete_all,
    forget,
    live_facts,
    own_row,
    retire,
    write_changes,
)
from memory.fact_return import FORGOTTEN
from memory.sealing import BoundKey, Sealer
from memory.tables import PatientFactRow, new_id, now

CORRECTED = "corrected"
UNDO_WITHIN = timedelta(minutes=1)


class PatientFacts:
    """The card's operations. Each demands an actor and is audited."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def live(self, actor: Actor) -> tuple[RememberedFact, ...]:
        """Read what is remembered now, oldest first."""
        return await self._database.read(self._live, actor)

    def _live(self, session: Session, actor: Actor) -> tuple[RememberedFact, ...]:
        key = self._sealer.key(session, actor.patient_id)
        return live_facts(session, key, actor.patient_id)

    async def history(self, actor: Actor) -> tuple[PastFact, ...]:
        """Read all that was remembered and what became of it, oldest first."""
        return await self._database.read(self._history, actor)

    def _history(self, session: Session, actor: Actor) -> tuple[PastFact, ...]:
        key = self._sealer.key(session, actor.patient_id)
        return read_history(session, key, actor.patient_id)

    async def confirm(self, actor: Actor, fact_id: str) -> RememberedFact:
        """Give a fact a new date: somebody says that it is right, as of now."""
        return await self._database.write(self._confirm, actor, fact_id)

    def _confirm(self, session: Session, actor: Actor, fact_id: str) -> RememberedFact:
        key = self._key_to_change(session, actor)
        row = _live_row(session, actor, fact_id)
        confirm(session, actor, fact_id)
        session.refresh(row)
        return key.fact_of(row)

    async def forget(self, actor: Actor, fact_id: str) -> RememberedFact:
        """Retire one fact; it is used no more. `undo_forgetting` brings it back for a minute."""
        return await self._database.write(self._forget, actor, fact_id)

    def _forget(self, session: Session, actor: Actor, fact_id: str) -> RememberedFact:
        key = self._key_to_change(session, actor)
        return key.fact_of(forget(session, actor, fact_id))

    async def undo_forgetting(self, actor: Actor, fact_id: str) -> bool:
        """Bring a fact back; False when it was not forgotten or the minute is over."""
        return await self._database.write(self._undo_forgetting, actor, fact_id)

    async def correct(self, actor: Actor, fact_id: str, fact: Fact) -> str:
        """Put `fact` in the place of another one, in the actor's name; return its id."""
        return await self._database.write(self._correct, actor, fact_id, fact)

    def _correct(self, session: Session, actor: Actor, fact_id: str, fact: Fact) -> str:
        key = self._key_to_change(session, actor)
        old = _live_row(session, actor, fact_id)
        gone = [fact_id, *_own_rows_of(session, key, actor, fact)]
        row_id = new_id()
        session.add(
            PatientFactRow(
                id=row_id,
                patient_id=actor.patient_id,
                kind=fact.kind,
                status=fact.status,
                subject=fact.subject,
                slot=key.slot(fact),
                sealed_fact=key.seal_fact(row_id, fact),
                turn_id=old.turn_id,
                asserted_by=actor.person_id,
                asserted_role=actor.role,
                confirmed_at=now(),
            )
        )
        session.flush()
        for retired in dict.fromkeys(gone):
            retire(session, retired, CORRECTED, by=row_id)
        record(session, actor, "fact.correct", fact_id)
        return row_id

    async def add(self, actor: Actor, fact: Fact, *, beside: str) -> None:
        """Take `fact` down in the actor's name, told while looking at the fact `beside`, which stays."""
        await self._database.write(self._add, actor, fact, beside)

    def _add(self, session: Session, actor: Actor, fact: Fact, beside: str) -> None:
        key = self._key_to_change(session, actor)
        turn_id = _live_row(session, actor, beside).turn_id
        told = [FactChange(change=ChangeKind.NEW, fact=fact)]
        write_changes(session, key, actor, told, turn_id=turn_id, row_id=lambda *_: new_id())
        record(session, actor, "fact.add", beside)

    async def forget_all(self, actor: Actor) -> int:
        """Delete every fact, its history included; return how many."""
        return await self._database.write(self._forget_all, actor)

    def _forget_all(self, session: Session, actor: Actor) -> int:
        return delete_all(session, self._key_to_change(session, actor), actor)

    def _key_to_change(self, session: Session, actor: Actor) -> BoundKey:
        """Return the patient's key; other changes of their facts wait until this one is done."""
        return self._sealer.key(session, actor.patient_id, lock=True)

    def _undo_forgetting(self, session: Session, actor: Actor, fact_id: str) -> bool:
        self._key_to_change(session, actor)
        return _undo_forgetting(session, actor, fact_id)


def _live_row(session: Session, actor: Actor, fact_id: str) -> PatientFactRow:
    """Return a row that still stands; a card may be older than what it shows."""
    row = own_row(session, actor, fact_id)
    if row.retired_at is not None:
        raise NotAllowedError(f"fact {fact_id} is retired")
    return row


def _own_rows_of(session: Session, key: BoundKey, actor: Actor, fact: Fact) -> list[str]:
    """Return what the actor had told of the same thing already."""
    live = live_facts(session, key, actor.patient_id)
    return [
        known.fact_id
        for known in live
        if known.fact.slot == fact.slot and known.said_by == actor.person_id
    ]


def _undo_forgetting(session: Session, actor: Actor, fact_id: str) -> bool:
    row = own_row(session, actor, fact_id)
    if row.retired_reason != FORGOTTEN or row.retired_at is None:
        return False
    if now() - row.retired_at > UNDO_WITHIN:
        return False
    row.retired_at = row.retired_reason = None
    session.add(row)
    record(session, actor, "fact.undo_forget", fact_id)
    return True
