"""The turn inbox: accept, claim with lease and fence, finish in one transaction.

A crash at any point loses no accepted message and answers none twice: an open turn whose lease
ran out is claimed again, and whoever lost the lease cannot finish (its fence is old).
"""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from weakref import WeakValueDictionary

from sqlalchemy import Update, bindparam
from sqlmodel import Session, col, select, update

from assistant.domain import Actor
from assistant.errors import NotAllowedError
from memory.engine import Database, retry
from memory.identity import place_of_numbers
from memory.sealing import BoundKey, Sealer, citations_of
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
DOUBLE_CLICK = timedelta(milliseconds=400)
"""The same words by the same person within this time are one message."""
_POLL_SECONDS = 0.5

_EARLIER_TURNS = (  # built once; every message asks
    select(TurnRow)
    .where(
        col(TurnRow.conversation_id) == bindparam("conversation"),
        (col(TurnRow.client_key) == bindparam("same_key"))
        | (col(TurnRow.seq) == bindparam("latest"))
        | col(TurnRow.status).in_(OPEN_STATUSES),
    )
    .order_by(col(TurnRow.seq))
)


class TurnInbox:
    """Takes messages in, one worker at a time for each conversation."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer
        self.owner = new_id()
        self._freed: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()

    # What a cancelled `accept` leaves behind: nothing, where its transaction had not begun; an
    # open turn without a claim, where the message waits for its place (recovery answers it); never
    # a claim nobody knows of, because renewing the leases would keep it for ever: a transaction
    # that has begun ends, its claim is returned, and only then the caller is cancelled.

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        """Commit the message, wait until it is next in its conversation, and claim it."""
        turn_id, accepted = await retry(
            lambda: self._database.write_to_the_end(self._commit, actor, turn)
        )
        return accepted or await self._wait_for_claim(turn.conversation_id, turn_id)

    def _commit(
        self, session: Session, actor: Actor, turn: NewTurn
    ) -> tuple[str, AcceptedTurn | None]:
        """Write the message down; claimed at once where nothing is before it."""
        conversation, key = self.conversation_to_write(session, actor, turn.conversation_id)
        earlier = _earlier_turns(session, conversation, turn)
        if (known := _same_message(earlier, actor, turn, key)) is not None:
            is_open = known.status in OPEN_STATUSES
            return known.id, None if is_open else _answered(session, key, known)
        row, accepted = new_turn_row(conversation, actor, turn, key), None
        if not any(one.status in OPEN_STATUSES for one in earlier) and _is_free(conversation):
            accepted = self._claim_new(conversation, row)
        session.add_all([conversation, row])
        return row.id, accepted

    def conversation_to_write(
        self, session: Session, actor: Actor, conversation_id: str
    ) -> tuple[ConversationRow, BoundKey]:
        """Return a locked or a new conversation, or raise `NotAllowedError`."""
        found = self._sealer.conversation(session, conversation_id, lock=True)
        if found is None:
            row = ConversationRow(
                id=conversation_id, patient_id=actor.patient_id, person_id=actor.person_id
            )
            return row, self._sealer.key(session, actor.patient_id)
        if found[0].patient_id != actor.patient_id:
            raise NotAllowedError(f"{actor.person_id} may not write in {conversation_id}")
        return found

    def _claim_new(self, conversation: ConversationRow, row: TurnRow) -> AcceptedTurn:
        """Take the free lease of a conversation whose row is locked."""
        conversation.fence += 1
        conversation.lease_owner, conversation.lease_until = self.owner, now() + LEASE
        row.status, row.attempts = TurnStatus.RUNNING, 1
        return _accepted(row, conversation.fence)

    async def _wait_for_claim(self, conversation_id: str, turn_id: str) -> AcceptedTurn:
        freed = self._freed.setdefault(conversation_id, asyncio.Event())
        while True:
            freed.clear()
            accepted = await self._database.write_to_the_end(self._claim, conversation_id, turn_id)
            if accepted is not None:
                return accepted
            with contextlib.suppress(TimeoutError):  # another process may hold the lease
                await asyncio.wait_for(freed.wait(), _POLL_SECONDS)

    def _claim(self, session: Session, conversation_id: str, turn_id: str) -> AcceptedTurn | None:
        """Take the lease if it is free and the turn is the oldest open one."""
        row, key = self._sealer.turn(session, turn_id)
        if row.status not in OPEN_STATUSES:
            return _answered(session, key, row)
        if _oldest_open(session, conversation_id) != turn_id:
            return None
        fence = self._take_lease(session, conversation_id)
        if fence is None:
            return None
        row.status, row.attempts = TurnStatus.RUNNING, row.attempts + 1
        session.add(row)
        return _accepted(row, fence)

    def _take_lease(self, session: Session, conversation_id: str) -> int | None:
        free = col(ConversationRow.lease_until).is_(None) | (
            col(ConversationRow.lease_until) < now()
        )
        taken = session.exec(
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
        return session.get_one(ConversationRow, conversation_id, populate_existing=True).fence

    def release(self, session: Session, accepted: AcceptedTurn, **values: object) -> bool:
        """Give the lease back inside a finishing transaction, and set `values`; False: it was lost."""
        held = {
            "conversation": accepted.conversation_id,
            "held_fence": accepted.fence,
            "owner": self.owner,
        }
        new: dict[str, object] = {f"new_{name}": value for name, value in values.items()}
        freed = session.exec(_releasing(*values), params=held | new)
        return bool(freed.rowcount == 1)

    def wake_waiting(self, conversation_id: str) -> None:
        """Tell the next message of a conversation that it may try its claim."""
        if (freed := self._freed.get(conversation_id)) is not None:
            freed.set()


@cache
def _releasing(*columns: str) -> Update:
    """Return the statement that ends a held lease and sets `columns`; built once for each set."""
    new: dict[str, object] = {column: bindparam(f"new_{column}") for column in columns}
    return (
        update(ConversationRow)
        .where(
            col(ConversationRow.id) == bindparam("conversation"),
            col(ConversationRow.fence) == bindparam("held_fence"),
            col(ConversationRow.lease_owner) == bindparam("owner"),
        )
        .values(lease_until=None, lease_owner=None, **new)
        .execution_options(synchronize_session=False)  # no session holds the row
    )


def new_turn_row(
    conversation: ConversationRow, actor: Actor, turn: NewTurn, key: BoundKey
) -> TurnRow:
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
    if turn.numbers:
        place = place_of_numbers(conversation.id)
        conversation.sealed_numbers = key.seal(place, turn.numbers)
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


def _answered(session: Session, key: BoundKey, row: TurnRow) -> AcceptedTurn:
    citations = citations_of(session, [row.id]).get(row.id, ())
    return AcceptedTurn(
        turn_id=row.id,
        conversation_id=row.conversation_id,
        fence=0,
        accepted_at=row.created_at,
        answer=key.answer_of(row, citations),
    )


def _is_free(conversation: ConversationRow) -> bool:
    return conversation.lease_until is None or conversation.lease_until < now()


def _earlier_turns(
    session: Session, conversation: ConversationRow, turn: NewTurn
) -> Sequence[TurnRow]:
    """Return the turns that matter to a new one: the same message, the latest, and open ones."""
    if conversation.next_seq == 1:
        return ()
    wanted = {
        "conversation": conversation.id,
        "same_key": turn.client_key,
        "latest": conversation.next_seq - 1,
    }
    return session.exec(_EARLIER_TURNS, params=wanted).all()


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


def _oldest_open(session: Session, conversation_id: str) -> str | None:
    oldest = (
        select(TurnRow.id)
        .where(TurnRow.conversation_id == conversation_id, col(TurnRow.status).in_(OPEN_STATUSES))
        .order_by(col(TurnRow.seq))
        .limit(1)
    )
    return session.exec(oldest).first()
