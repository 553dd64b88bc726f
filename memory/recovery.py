"""Keep leases of a living worker alive, and find the turns a dead one left open."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from sqlmodel import Session, col, select, update

from assistant.domain import Actor
from assistant.errors import LanternError, MemoryStoreError
from memory.engine import Database
from memory.inbox import LEASE, TurnInbox
from memory.sealing import BoundKey, Sealer
from memory.tables import OPEN_STATUSES, ConversationRow, TurnRow, TurnStatus, now
from memory.turns import OpenTurn

logger = logging.getLogger(__name__)

ATTEMPTS = 3
_ROUND_SECONDS = LEASE.total_seconds() / 3


class Recovery:
    """Runs beside the server: one round every few seconds."""

    def __init__(self, database: Database, sealer: Sealer, inbox: TurnInbox) -> None:
        self._database = database
        self._sealer = sealer
        self._inbox = inbox

    async def run(self, answer: Callable[[OpenTurn], Awaitable[None]]) -> None:
        """Go on until cancelled; a failing round is logged and the next one tries again."""
        while True:
            try:
                await self.round(answer)
            except MemoryStoreError:
                logger.warning("recovery round failed: the database did not answer")
            await asyncio.sleep(_ROUND_SECONDS)

    async def round(self, answer: Callable[[OpenTurn], Awaitable[None]]) -> None:
        """Renew our leases, give up on turns tried too often, answer the abandoned ones."""
        await self.renew_leases()
        for turn in await self.abandoned():
            try:
                await answer(turn)
            except LanternError as error:
                logger.warning(
                    "abandoned turn not answered: conversation=%s attempt=%d error=%s",
                    turn.conversation_id,
                    turn.attempts,
                    type(error).__name__,
                )

    async def renew_leases(self) -> None:
        """Push the end of every lease this worker holds."""
        ours = (
            update(ConversationRow)
            .where(col(ConversationRow.lease_owner) == self._inbox.owner)
            .values(lease_until=now() + LEASE)
        )
        await self._database.write(lambda session: session.exec(ours))

    async def abandoned(self) -> list[OpenTurn]:
        """Return open turns nobody holds a lease for; those tried too often are closed."""
        return await self._database.write(self._abandoned)

    def _abandoned(self, session: Session) -> list[OpenTurn]:
        turns = []
        for row in _open_without_lease(session):
            if row.attempts >= ATTEMPTS:
                row.status, row.done_at = TurnStatus.FAILED, now()
                session.add(row)
            else:
                turns.append(_open_turn(row, self._sealer.key(session, row.patient_id)))
        return turns

    async def take_over_from_dead(self) -> None:
        """Free every lease. Only for the embedded database, where no second process can live."""
        every_lease = update(ConversationRow).values(lease_until=None, lease_owner=None)
        await self._database.write(lambda session: session.exec(every_lease))


def _open_without_lease(session: Session) -> Sequence[TurnRow]:
    rows = (
        select(TurnRow)
        .join(ConversationRow, col(ConversationRow.id) == col(TurnRow.conversation_id))
        .where(
            col(TurnRow.status).in_(OPEN_STATUSES),
            col(TurnRow.created_at) < now() - LEASE,
            col(ConversationRow.lease_until).is_(None) | (col(ConversationRow.lease_until) < now()),
        )
        .order_by(col(TurnRow.created_at))
    )
    return session.exec(rows).all()


def _open_turn(row: TurnRow, key: BoundKey) -> OpenTurn:
    return OpenTurn(
        actor=Actor(person_id=row.author_id, patient_id=row.patient_id, role=row.author_role),
        conversation_id=row.conversation_id,
        client_key=row.client_key,
        question=key.question_of(row),
        attempts=row.attempts,
    )
