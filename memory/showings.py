"""That somebody looks at a record, and no word of it: so that a restart can be told of, not undone."""

from collections.abc import Collection
from datetime import timedelta

from sqlmodel import Session, col, delete, select

from assistant.domain import Actor
from memory.engine import Database
from memory.record_tables import ShowingRow
from memory.tables import now

LASTS = timedelta(hours=2)
"""As long as a list may be looked at; what is older is of no more use."""


class Showings:
    """Ids of lists that wait for a yes; the lists themselves are in no memory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, actor: Actor, shown_id: str) -> None:
        """Note that the actor looks at a list."""
        row = ShowingRow(
            id=shown_id, patient_id=actor.patient_id, person_id=actor.person_id, shown_at=now()
        )
        await self._database.write(lambda session: session.add(row))

    async def end(self, actor: Actor, shown_ids: Collection[str]) -> None:
        """Note that lists of the actor are answered, or that they were told they are gone."""
        await self._database.write(_end, actor, tuple(shown_ids))

    async def of(self, actor: Actor) -> set[str]:
        """Return the lists the actor has not answered."""
        return await self._database.read(_of, actor)


def _of(session: Session, actor: Actor) -> set[str]:
    begins = now() - LASTS
    mine = select(ShowingRow.id).where(
        ShowingRow.person_id == actor.person_id, col(ShowingRow.shown_at) > begins
    )
    return set(session.exec(mine).all())


def _end(session: Session, actor: Actor, shown_ids: tuple[str, ...]) -> None:
    mine = col(ShowingRow.person_id) == actor.person_id
    old = col(ShowingRow.shown_at) <= now() - LASTS
    session.exec(delete(ShowingRow).where(mine, col(ShowingRow.id).in_(shown_ids) | old))
