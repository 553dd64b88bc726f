"""The turn inbox: accept, claim with lease and fence, finish in one transaction.

A crash at any point loses no accepted message and answers none twice: an open turn whose lease
ran out is claimed again, and whoever lost the lease cannot finish (its fence is old).
"""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import timedelta
from weakref import WeakValueDictionary

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from assistant.domain import Actor
from assistant.errors import NotAllowedError
from memory.engine import Database, retry
from memory.sealing import BoundKey, Sealer, answer_of_turn
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
        row, accepted = await retry(lambda: self._commit(actor, turn))
        if accepted is not None:
            return accepted
        if row.status in OPEN_STATUSES:
            return await self._wait_for_claim(row)
        return await self._answered(row)

    async def _commit(self, actor: Actor, turn: NewTurn) -> tuple[TurnRow, AcceptedTurn | None]:
        """Write the message down; claimed at once where nothing is before it."""
        async with self._database.write() as session:
            conversation, key = await self._conversation(session, actor, turn.conversation_id)
            earlier = await _earlier_turns(session, conversation, turn)
            if (known := _same_message(earlier, actor, turn, key)) is not None:
                return known, None
            row = _new_row(conversation, actor, turn, key)
            accepted = None
            if not any(one.status in OPEN_STATUSES for one in earlier) and _is_free(conversation):
                accepted = self._claim_new(conversation, row)
            session.add_all([conversation, row])
        return row, accepted

    async def _conversation(
        self, session: AsyncSession, actor: Actor, conversation_id: str
    ) -> tuple[ConversationRow, BoundKey]:
        found = await self._sealer.conversation(session, conversation_id, lock=True)
        if found is None:
            row = ConversationRow(
                id=conversation_id, patient_id=actor.patient_id, person_id=actor.person_id
            )
            return row, await self._sealer.key(session, actor.patient_id)
        if found[0].patient_id != actor.patient_id:
            raise NotAllowedError(f"{actor.person_id} may not write in {conversation_id}")
        return found

    def _claim_new(self, conversation: ConversationRow, row: TurnRow) -> AcceptedTurn:
        """Take the free lease of a conversation whose row is locked."""
        conversation.fence += 1
        conversation.lease_owner, conversation.lease_until = self.owner, now() + LEASE
        row.status, row.attempts = TurnStatus.RUNNING, 1
        return _accepted(row, conversation.fence)

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
        return _accepted(row, fence)

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

    async def release(
        self, session: AsyncSession, accepted: AcceptedTurn, **values: object
    ) -> bool:
        """Give the lease back inside a finishing transaction, and set `values`; False: it was lost."""
        freed = await session.exec(
            update(ConversationRow)
            .where(
                col(ConversationRow.id) == accepted.conversation_id,
                col(ConversationRow.fence) == accepted.fence,
                col(ConversationRow.lease_owner) == self.owner,
            )
            .values(lease_until=None, lease_owner=None, **values)
        )
        return bool(freed.rowcount == 1)

    def wake_waiting(self, conversation_id: str) -> None:
        """Tell the next message of a conversation that it may try its claim."""
        if (freed := self._freed.get(conversation_id)) is not None:
            freed.set()


def _new_row(conversation: ConversationRow, actor: Actor, turn: NewTurn, key: BoundKey) -> TurnRow:
    """Return the row of a message, in its place in the conversation."""
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
    row.sealed_question = key.seal(f"turn.question|{row.id}", turn.question)
    if conversation.sealed_title is None:
        title = turn.question[:80]
        conversation.sealed_title = key.seal(f"conversation.title|{conversation.id}", title)
    conversation.next_seq += 1
    conversation.updated_at = now()
    return row


def _accepted(row: TurnRow, fence: int) -> AcceptedTurn:
    return AcceptedTurn(
        turn_id=row.id,
        conversation_id=row.conversation_id,
        fence=fence,
        accepted_at=row.created_at,
    )


def _is_free(conversation: ConversationRow) -> bool:
    return conversation.lease_until is None or conversation.lease_until < now()


async def _earlier_turns(
    session: AsyncSession, conversation: ConversationRow, turn: NewTurn
) -> Sequence[TurnRow]:
    """Return the turns that matter to a new one: the same message, the latest, and open ones."""
    if conversation.next_seq == 1:
        return ()
    matters = (
        (col(TurnRow.client_key) == turn.client_key)
        | (col(TurnRow.seq) == conversation.next_seq - 1)
        | col(TurnRow.status).in_(OPEN_STATUSES)
    )
    of_conversation = select(TurnRow).where(TurnRow.conversation_id == conversation.id, matters)
    return (await session.exec(of_conversation.order_by(col(TurnRow.seq)))).all()


def _same_message(
    earlier: Sequence[TurnRow], actor: Actor, turn: NewTurn, key: BoundKey
) -> TurnRow | None:
    """Return the turn of this very message, if it was sent before."""
    for row in earlier:
        if row.client_key == turn.client_key:
            return row
    latest = earlier[-1] if earlier else None
    if latest is None or latest.author_id != actor.person_id:
        return None
    if now() - latest.created_at > DOUBLE_CLICK:
        return None
    return latest if key.question_of(latest) == turn.question else None


async def _oldest_open(session: AsyncSession, conversation_id: str) -> str | None:
    oldest = (
        select(TurnRow.id)
        .where(TurnRow.conversation_id == conversation_id, col(TurnRow.status).in_(OPEN_STATUSES))
        .order_by(col(TurnRow.seq))
        .limit(1)
    )
    return (await session.exec(oldest)).first()
