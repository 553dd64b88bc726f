"""Read, rename and delete conversations. What a chat surface shows is built from these views."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from assistant.domain import Actor, Answer, Citation, Role, ScrubbedText
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.engine import Database
from memory.fact_ledger import FORGOT, FORGOTTEN_TURNS
from memory.record_erasing import erase_records_of_turns
from memory.sealing import BoundKey, Sealer, citations_of
from memory.tables import (
    CitationRow,
    ConversationRow,
    FactConflictRow,
    FeedbackRow,
    PatientFactRow,
    ReviewItemRow,
    TurnRow,
    TurnStatus,
)

LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """A turn as its people may read it: scrubbed."""

    turn_id: str
    run_id: str | None
    client_key: str
    author_id: str
    author_role: Role
    question: ScrubbedText
    answer: Answer | None
    feedback: int | None
    created_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationView:
    """A conversation; `turns` is empty in lists."""

    conversation_id: str
    title: str
    created_at: datetime
    updated_at: datetime
    turns: tuple[TurnView, ...] = ()


class Conversations:
    """A person's conversations. Each method demands an actor."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def listed(
        self, actor: Actor, *, limit: int = 20, before: datetime | None = None
    ) -> list[ConversationView]:
        """Return the latest conversations first, those older than `before`, without turns."""
        return await self._database.read(self._listed, actor, limit, before)

    def _listed(
        self, session: Session, actor: Actor, limit: int, before: datetime | None
    ) -> list[ConversationView]:
        key = self._sealer.key(session, actor.patient_id)
        newest = select(ConversationRow).where(
            ConversationRow.patient_id == actor.patient_id,
            ConversationRow.person_id == actor.person_id,
        )
        if before is not None:
            newest = newest.where(ConversationRow.updated_at < before)
        latest_first = newest.order_by(col(ConversationRow.updated_at).desc()).limit(limit)
        return [_view(key, row) for row in session.exec(latest_first)]

    async def opened(self, actor: Actor, conversation_id: str) -> ConversationView | None:
        """Return one conversation with its turns; None when it does not exist for this actor."""
        return await self._database.read(self._opened, actor, conversation_id)

    def _opened(
        self, session: Session, actor: Actor, conversation_id: str
    ) -> ConversationView | None:
        found = self._sealer.conversation(session, conversation_id)
        if found is None or found[0].patient_id != actor.patient_id:
            return None
        row, key = found
        return _view(key, row, _turn_views(session, key, actor, conversation_id))

    async def turns_since(self, actor: Actor, since: datetime | None) -> tuple[TurnView, ...]:
        """Return the actor's own finished turns in all conversations, oldest first.

        What told a fact that was forgotten is left out.
        """
        return await self._database.read(self._turns_since, actor, since)

    def _turns_since(
        self, session: Session, actor: Actor, since: datetime | None
    ) -> tuple[TurnView, ...]:
        key = self._sealer.key(session, actor.patient_id)
        mine = select(TurnRow).where(
            TurnRow.patient_id == actor.patient_id,
            TurnRow.author_id == actor.person_id,
            TurnRow.status == TurnStatus.DONE,
            col(TurnRow.id).not_in(FORGOTTEN_TURNS),
        )
        if since is not None:
            mine = mine.where(TurnRow.created_at >= since)
        oldest_first = mine.order_by(col(TurnRow.created_at))
        rows = session.exec(oldest_first, params={"patient": actor.patient_id}).all()
        turns = [turn for turn in rows if not turn.trace.get(FORGOT)]
        citations = citations_of(session, [turn.id for turn in turns])
        return tuple(_turn_view(turn, key, citations.get(turn.id, ()), None) for turn in turns)

    async def owner_of(self, conversation_id: str) -> str | None:
        """Return the id of the person a conversation belongs to."""
        owner = select(ConversationRow.person_id).where(ConversationRow.id == conversation_id)
        return await self._database.read(lambda session: session.exec(owner).first())

    async def rename(self, actor: Actor, conversation_id: str, title: ScrubbedText) -> None:
        """Give a conversation a new, scrubbed title."""
        await self._database.write(self._rename, actor, conversation_id, title)

    def _rename(
        self, session: Session, actor: Actor, conversation_id: str, title: ScrubbedText
    ) -> None:
        row = _own(session, actor, conversation_id)
        key = self._sealer.key(session, actor.patient_id)
        row.sealed_title = key.seal(f"conversation.title|{row.id}", title[:LONGEST_TITLE])
        session.add(row)
        record(session, actor, "conversation.rename", conversation_id)

    async def delete(self, actor: Actor, conversation_id: str) -> int:
        """Delete a conversation and the facts only it stated; return how many turns went."""
        return await self._database.write(self._delete, actor, conversation_id)

    def _delete(self, session: Session, actor: Actor, conversation_id: str) -> int:
        _own(session, actor, conversation_id)
        of_conversation = select(TurnRow.id).where(TurnRow.conversation_id == conversation_id)
        ids = list(session.exec(of_conversation).all())
        erase_records_of_turns(session, self._sealer.key(session, actor.patient_id), ids)
        _delete_turns(session, ids)
        session.exec(delete(ConversationRow).where(col(ConversationRow.id) == conversation_id))
        record(session, actor, "conversation.delete", conversation_id, turns=len(ids))
        return len(ids)


def _delete_turns(session: Session, turn_ids: list[str]) -> None:
    # A newer fact may name the one it replaced; the name goes before the row does.
    doomed = select(PatientFactRow.id).where(col(PatientFactRow.turn_id).in_(turn_ids))
    session.exec(
        update(PatientFactRow)
        .where(col(PatientFactRow.retired_by).in_(doomed))
        .values(retired_by=None)
    )
    _delete_conflicts_of(session, doomed)
    session.exec(delete(PatientFactRow).where(col(PatientFactRow.turn_id).in_(turn_ids)))
    for table in (CitationRow, FeedbackRow, ReviewItemRow):
        session.exec(delete(table).where(col(table.turn_id).in_(turn_ids)))
    session.exec(delete(TurnRow).where(col(TurnRow.id).in_(turn_ids)))


def _delete_conflicts_of(session: Session, facts: SelectOfScalar[str]) -> None:
    one, other = col(FactConflictRow.fact_a), col(FactConflictRow.fact_b)
    session.exec(delete(FactConflictRow).where(one.in_(facts) | other.in_(facts)))


def _own(session: Session, actor: Actor, conversation_id: str) -> ConversationRow:
    row = session.get(ConversationRow, conversation_id)
    if row is None or row.patient_id != actor.patient_id:
        raise NotAllowedError(f"{actor.person_id} may not touch conversation {conversation_id}")
    return row


def _view(
    key: BoundKey, row: ConversationRow, turns: tuple[TurnView, ...] = ()
) -> ConversationView:
    title = row.sealed_title
    return ConversationView(
        conversation_id=row.id,
        title=key.unseal(f"conversation.title|{row.id}", title) if title else "",
        created_at=row.created_at,
        updated_at=row.updated_at,
        turns=turns,
    )


def _turn_views(
    session: Session, key: BoundKey, actor: Actor, conversation_id: str
) -> tuple[TurnView, ...]:
    of_conversation = select(TurnRow).where(TurnRow.conversation_id == conversation_id)
    turns = session.exec(of_conversation.order_by(col(TurnRow.seq))).all()
    citations = citations_of(session, [turn.id for turn in turns])
    thumbs = (
        select(FeedbackRow)
        .join(TurnRow)
        .where(TurnRow.conversation_id == conversation_id, FeedbackRow.person_id == actor.person_id)
    )
    given = {row.turn_id: row.value for row in session.exec(thumbs)}
    return tuple(
        _turn_view(turn, key, citations.get(turn.id, ()), given.get(turn.id)) for turn in turns
    )


def _turn_view(
    row: TurnRow, key: BoundKey, citations: tuple[Citation, ...], feedback: int | None
) -> TurnView:
    return TurnView(
        turn_id=row.id,
        run_id=row.run_id,
        client_key=row.client_key,
        author_id=row.author_id,
        author_role=row.author_role,
        question=key.question_of(row),
        answer=key.answer_of(row, citations),
        feedback=feedback,
        created_at=row.created_at,
        done_at=row.done_at,
    )
