"""Seal and unseal what rows carry: questions, answers, facts."""

from dataclasses import replace

from pydantic import TypeAdapter
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from assistant.domain import Answer, Citation, Fact, RememberedFact, ScrubbedText
from assistant.errors import MemoryStoreError
from memory.engine import Database
from memory.tables import CitationRow, ConversationRow, PatientFactRow, PatientRow, TurnRow
from memory.vault import PatientKey, Vault

_ANSWER = TypeAdapter(Answer)
_CITATION = TypeAdapter(Citation)
_FACT = TypeAdapter(Fact)


class BoundKey:
    """A patient's key, ready to seal and unseal."""

    def __init__(self, vault: Vault, key: PatientKey) -> None:
        self._vault = vault
        self._key = key

    def seal(self, where: str, text: str) -> bytes:
        """Encrypt for the place `where` ("table.column|row id")."""
        return self._vault.seal(self._key, where, text)

    def unseal(self, where: str, sealed: bytes) -> str:
        """Decrypt what was sealed for the same place."""
        return self._vault.unseal(self._key, where, sealed)

    def slot(self, fact: Fact) -> str:
        """Return the keyed digest of a fact's slot."""
        return self._vault.digest(self._key, "|".join(fact.slot))

    def seal_fact(self, row_id: str, fact: Fact) -> bytes:
        """Encrypt a fact for its row."""
        return self.seal(f"patient_fact.fact|{row_id}", _FACT.dump_json(fact).decode())

    def fact_of(self, row: PatientFactRow) -> RememberedFact:
        """Read a fact row."""
        sealed = self.unseal(f"patient_fact.fact|{row.id}", row.sealed_fact)
        return RememberedFact(
            fact_id=row.id,
            fact=_FACT.validate_json(sealed),
            said_by=row.asserted_by,
            role=row.asserted_role,
            recorded_at=row.recorded_at,
            turn_id=row.turn_id,
            confirmed=row.confirmed_at is not None,
        )

    def question_of(self, row: TurnRow) -> ScrubbedText:
        """Read the question of a turn."""
        return ScrubbedText(self.unseal(f"turn.question|{row.id}", row.sealed_question))

    def seal_answer(self, turn_id: str, answer: Answer) -> bytes:
        """Encrypt an answer; citations are public text and lie in rows of their own."""
        bare = replace(answer, citations=())
        return self.seal(f"turn.answer|{turn_id}", _ANSWER.dump_json(bare).decode())

    def answer_of(self, row: TurnRow, citations: tuple[Citation, ...]) -> Answer | None:
        """Read the answer of a turn; None when it has none."""
        if row.sealed_answer is None:
            return None
        bare = _ANSWER.validate_json(self.unseal(f"turn.answer|{row.id}", row.sealed_answer))
        return replace(bare, citations=citations)


class Sealer:
    """Finds the key of a patient."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def key(self, session: AsyncSession, patient_id: str) -> BoundKey:
        """Return the patient's key; raises `MemoryStoreError` when nobody has this id."""
        patient = await session.get(PatientRow, patient_id)
        if patient is None:
            raise MemoryStoreError(f"no patient {patient_id}")
        return self._bound(patient)

    async def conversation(
        self, session: AsyncSession, conversation_id: str, *, lock: bool = False
    ) -> tuple[ConversationRow, BoundKey] | None:
        """Return a conversation and its patient's key in one read; None when there is none."""
        both = select(ConversationRow, PatientRow).join(
            PatientRow, col(PatientRow.id) == col(ConversationRow.patient_id)
        )
        wanted = both.where(ConversationRow.id == conversation_id)
        if lock:
            wanted = wanted.with_for_update(of=ConversationRow)
        found = (await session.exec(wanted)).first()
        return None if found is None else (found[0], self._bound(found[1]))

    async def turn(self, session: AsyncSession, turn_id: str) -> tuple[TurnRow, BoundKey]:
        """Return a turn and its patient's key in one read."""
        both = select(TurnRow, PatientRow).join(
            PatientRow, col(PatientRow.id) == col(TurnRow.patient_id)
        )
        row, patient = (await session.exec(both.where(TurnRow.id == turn_id))).one()
        return row, self._bound(patient)

    def _bound(self, patient: PatientRow) -> BoundKey:
        return BoundKey(self._vault, PatientKey(patient.id, patient.wrapped_key))

    def new_patient(self, patient_id: str) -> PatientRow:
        """Return a row for a new patient, with a key of their own."""
        return PatientRow(id=patient_id, wrapped_key=self._vault.new_patient_key(patient_id))


async def citations_of(session: AsyncSession, turn_id: str) -> tuple[Citation, ...]:
    """Read what a turn's answer rested on, in order."""
    rows = await session.exec(
        select(CitationRow).where(CitationRow.turn_id == turn_id).order_by(col(CitationRow.number))
    )
    return tuple(_CITATION.validate_python(row.shown) for row in rows)


def citation_row(turn_id: str, citation: Citation) -> CitationRow:
    """Return the row that keeps a citation as it was read."""
    return CitationRow(
        turn_id=turn_id,
        number=citation.number,
        passage_id=citation.passage_id,
        document_id=citation.passage_id.split("#", 1)[0],
        shown=_CITATION.dump_python(citation, mode="json"),
    )


async def answer_of_turn(database: Database, sealer: Sealer, row: TurnRow) -> Answer | None:
    """Read a turn's answer in a session of its own."""
    async with database.read() as session:
        key = await sealer.key(session, row.patient_id)
        return key.answer_of(row, await citations_of(session, row.id))
