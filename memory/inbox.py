"""The turn inbox: accept, claim with lease and fence, finish in one transaction.

A crash at any point loses no accepted message and answers none twice: an open turn whose lease
ran out is claimed again, and whoever lost the lease cannot finish (its fence is old).
"""

import asyncio
import contextlib
from datetime import timedelta
from weakref import WeakValueDictionary

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from assistant.domain import Actor
from assistant.errors import NotAllowedError
from memory.engine import Database, retry
from memory.sealing import Sealer, answer_of_turn
from memory.tables import (
    OPEN_STATUSES,
    ConversationRow,
    TurnRow,
    TurnStatus,
    new_id,
    now,
)
from memory.turns import AcceptedTurn, NewTurn

LEASE = timedelta(seconds=15)
"""Renewed by `memory.recovery` while a worker lives; so long an abandoned turn waits."""
DOUBLE_CLICK = timedelta(seconds=2)
"""The same words by the same person within this time are one message."""
_POLL_SECONDS = 0.5


class TurnInbox:
    """Takes messages in, one worker at a time for each conversation."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer
        self.owner = new_id()
        self._freed: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        """Commit the message, wait until it is next in its conversation, and claim it."""
        row = await retry(lambda: self._commit(actor, turn))
        if row.status in OPEN_STATUSES:
            return await self._wait_for_claim(row)
        return await self._answered(row)

    async def _commit(self, actor: Actor, turn: NewTurn) -> TurnRow:
        async with self._database.write() as session:
            conversation = await self._conversation(session, actor, turn.conversation_id)
            known = await self._same_message(session, actor, turn)
            if known is not None:
                return known
            row = TurnRow(
                id=new_id(),
                conversation_id=conversation.id,
                patient_id=actor.patient_id,
                author_id=actor.person_id,
                author_role=actor.role,
                seq=conversation.next_seq,
                client_key=turn.client_key,
                urgency=turn.urgency,
                run_id=turn.run_id,
                sealed_question=b"",
            )
            key = await self._sealer.key(session, actor.patient_id)
            row.sealed_question = key.seal(f"turn.question|{row.id}", turn.question)
            if conversation.sealed_title is None:
                title = turn.question[:80]
                conversation.sealed_title = key.seal(f"conversation.title|{conversation.id}", title)
            conversation.next_seq += 1
            conversation.updated_at = now()
            session.add_all([conversation, row])
        return row

    async def _conversation(
        self, session: AsyncSession, actor: Actor, conversation_id: str
    ) -> ConversationRow:
        row = await session.get(ConversationRow, conversation_id, with_for_update=True)
        if row is None:
            row = ConversationRow(
                id=conversation_id, patient_id=actor.patient_id, person_id=actor.person_id
            )
            session.add(row)
            await session.flush()
        if row.patient_id != actor.patient_id:
            raise NotAllowedError(f"{actor.person_id} may not write in {conversation_id}")
        return row

    async def _same_message(
        self, session: AsyncSession, actor: Actor, turn: NewTurn
    ) -> TurnRow | None:
        of_conversation = select(TurnRow).where(TurnRow.conversation_id == turn.conversation_id)
        same_key = of_conversation.where(TurnRow.client_key == turn.client_key)
        if (row := (await session.exec(same_key)).first()) is not None:
            return row
        latest = of_conversation.order_by(col(TurnRow.seq).desc()).limit(1)
        row = (await session.exec(latest)).first()
        if row is None or row.author_id != actor.person_id or now() - row.created_at > DOUBLE_CLICK:
            return None
        key = await self._sealer.key(session, actor.patient_id)
        question = key.unseal(f"turn.question|{row.id}", row.sealed_question)
        return row if question == turn.question else None

    async def _wait_for_claim(self, row: TurnRow) -> AcceptedTurn:
        freed = self._freed.setdefault(row.conversation_id, asyncio.Event())
        while True:
            freed.clear()
            accepted = await self._claim(row.conversation_id, row.id)
            if accepted is not None:
                return accepted
            with contextlib.suppress(TimeoutError):  # another process may hold the lease
                await asyncio.wait_for(freed.wait(), _POLL_SECONDS)

    async def _claim(self, conversation_id: str, turn_id: str) -> AcceptedTurn | None:
        """Take the lease if it is free and the turn is the oldest open one."""
        async with self._database.write() as session:
            row = await session.get_one(TurnRow, turn_id)
            if row.status not in OPEN_STATUSES:
                return await self._answered(row)
            if await _oldest_open(session, conversation_id) != turn_id:
                return None
            fence = await self._take_lease(session, conversation_id)
            if fence is None:
                return None
            row.status, row.attempts = TurnStatus.RUNNING, row.attempts + 1
            session.add(row)
        return AcceptedTurn(
            turn_id=turn_id,
            conversation_id=conversation_id,
            fence=fence,
            accepted_at=row.created_at,
        )

    async def _take_lease(self, session: AsyncSession, conversation_id: str) -> int | None:
        free = col(ConversationRow.lease_until).is_(None) | (
            col(ConversationRow.lease_until) < now()
        )
        taken = await session.exec(
            update(ConversationRow)
            .where(col(ConversationRow.id) == conversation_id, free)
            .values(
                fence=ConversationRow.fence + 1,
                lease_owner=self.owner,
                lease_until=now() + LEASE,
            )
        )
        if taken.rowcount != 1:
            return None
        conversation = await session.get_one(
            ConversationRow, conversation_id, populate_existing=True
        )
        return conversation.fence

    async def _answered(self, row: TurnRow) -> AcceptedTurn:
        return AcceptedTurn(
            turn_id=row.id,
            conversation_id=row.conversation_id,
            fence=0,
            accepted_at=row.created_at,
            answer=await answer_of_turn(self._database, self._sealer, row),
        )

    async def release(self, session: AsyncSession, accepted: AcceptedTurn) -> bool:
        """Give the lease back inside a finishing transaction; False: it was lost."""
        freed = await session.exec(
            update(ConversationRow)
            .where(
                col(ConversationRow.id) == accepted.conversation_id,
                col(ConversationRow.fence) == accepted.fence,
                col(ConversationRow.lease_owner) == self.owner,
            )
            .values(lease_until=None, lease_owner=None)
        )
        return bool(freed.rowcount == 1)

    def wake_waiting(self, conversation_id: str) -> None:
        """Tell the next message of a conversation that it may try its claim."""
        if (freed := self._freed.get(conversation_id)) is not None:
            freed.set()


async def _oldest_open(session: AsyncSession, conversation_id: str) -> str | None:
    oldest = (
        select(TurnRow.id)
        .where(TurnRow.conversation_id == conversation_id, col(TurnRow.status).in_(OPEN_STATUSES))
        .order_by(col(TurnRow.seq))
        .limit(1)
    )
    return (await session.exec(oldest)).first()
