"""Seal and unseal what rows carry: questions, answers, facts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pydantic import TypeAdapter
from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from assistant.domain import Answer, Citation, Fact, RememberedFact, ScrubbedText
from assistant.errors import MemoryStoreError
from memory.tables import CitationRow, ConversationRow, PatientFactRow, PatientRow, TurnRow
from memory.vault import PatientKey, Vault

_ANSWER = TypeAdapter(Answer)
_CITATION = TypeAdapter(Citation)
_FACT = TypeAdapter(Fact)

# The statements of every turn are built once: building one costs more than running it.
_CONVERSATION = (
    select(ConversationRow, PatientRow)
    .join(PatientRow, col(PatientRow.id) == col(ConversationRow.patient_id))
    .where(col(ConversationRow.id) == bindparam("wanted"))
)
_CONVERSATION_TO_CHANGE = _CONVERSATION.with_for_update(of=ConversationRow)
_TURN = (
    select(TurnRow, PatientRow)
    .join(PatientRow, col(PatientRow.id) == col(TurnRow.patient_id))
    .where(col(TurnRow.id) == bindparam("wanted"))
)
_TURN_OF_LOCKED_PATIENT = _TURN.with_for_update(of=PatientRow)


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

    def digest(self, text: str) -> str:
        """Return the keyed digest of a text."""
        return self._vault.digest(self._key, text)

    def seal_fact(self, row_id: str, fact: Fact) -> bytes:
        """Encrypt a fact for its row."""
        return self.seal(f"patient_fact.fact|{row_id}", _FACT.dump_json(fact).decode())

    def fact_of(self, row: PatientFactRow) -> RememberedFact:
        """Read a fact row."""
        sealed = self.unseal(f"patient_fact.fact|{row.id}", row.sealed_fact)
        is_sure = row.confirmed_at is not None  # told for certain, or confirmed since
        return RememberedFact(
            fact_id=row.id,
            fact=replace(_FACT.validate_json(sealed), certain=is_sure),
            said_by=row.asserted_by,
            role=row.asserted_role,
            recorded_at=row.recorded_at,
            turn_id=row.turn_id,
            confirmed=is_sure,
            confirmed_at=row.confirmed_at,
            asked_at=row.asked_at,
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

    def key(self, session: Session, patient_id: str, *, lock: bool = False) -> BoundKey:
        """Return the patient's key; raises `MemoryStoreError` when nobody has this id.

        `lock` keeps other changes of the patient's facts waiting, as `write_changes` wants it.
        """
        patient = session.get(PatientRow, patient_id, with_for_update=lock)
        if patient is None:
            raise MemoryStoreError(f"no patient {patient_id}")
        return self._bound(patient)

    def conversation(
        self, session: Session, conversation_id: str, *, lock: bool = False
    ) -> tuple[ConversationRow, BoundKey] | None:
        """Return a conversation and its patient's key in one read; None when there is none."""
        wanted = _CONVERSATION_TO_CHANGE if lock else _CONVERSATION
        found = session.exec(wanted, params={"wanted": conversation_id}).first()
        return None if found is None else (found[0], self._bound(found[1]))

    def turn(
        self, session: Session, turn_id: str, *, lock_patient: bool = False
    ) -> tuple[TurnRow, BoundKey]:
        """Return a turn and its patient's key in one read."""
        wanted = _TURN_OF_LOCKED_PATIENT if lock_patient else _TURN
        row, patient = session.exec(wanted, params={"wanted": turn_id}).one()
        return row, self._bound(patient)

    def _bound(self, patient: PatientRow) -> BoundKey:
        return BoundKey(self._vault, PatientKey(patient.id, patient.wrapped_key))

    def new_patient(self, patient_id: str) -> PatientRow:
        """Return a row for a new patient, with a key of their own."""
        return PatientRow(id=patient_id, wrapped_key=self._vault.new_patient_key(patient_id))


def citations_of(session: Session, turn_ids: Sequence[str]) -> dict[str, tuple[Citation, ...]]:
    """Read what the answers of turns rested on, in order."""
    rows = session.exec(
        select(CitationRow)
        .where(col(CitationRow.turn_id).in_(turn_ids))
        .order_by(col(CitationRow.turn_id), col(CitationRow.number))
    )
    of_turns = groupby(rows, key=lambda row: row.turn_id)
    return {
        turn_id: tuple(_CITATION.validate_python(row.shown) for row in group)
        for turn_id, group in of_turns
    }


def citation_row(turn_id: str, citation: Citation) -> CitationRow:
    """Return the row that keeps a citation as it was read."""
    return CitationRow(
        turn_id=turn_id,
        number=citation.number,
        passage_id=citation.passage_id,
        document_id=citation.passage_id.split("#", 1)[0],
        shown=_CITATION.dump_python(citation, mode="json"),
    )
