"""When pages for appointments were made, so that the next one says what changed since."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from assistant.domain import Actor
from memory.audit import record
from memory.engine import Database
from memory.tables import VisitPageRow, now

SAME_VISIT = timedelta(hours=12)
"""A page taken along again within this time is the same page, not the next one."""


class Visits:
    """Remembers when an actor's visit pages were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def before(self, actor: Actor) -> datetime | None:
        """Return when the page before this one was made, if there was one."""
        return await self._database.read(_before, actor)

    async def make(self, actor: Actor) -> None:
        """Note that a page is taken along: printed, or kept as a file."""
        await self._database.write(_make, actor)


def _before(session: Session, actor: Actor) -> datetime | None:
    begins = now() - SAME_VISIT
    return max((at for at in _made(session, actor) if at <= begins), default=None)


def _made(session: Session, actor: Actor) -> Sequence[datetime]:
    mine = select(VisitPageRow.made_at).where(
        VisitPageRow.patient_id == actor.patient_id, VisitPageRow.person_id == actor.person_id
    )
    return session.exec(mine).all()


def _make(session: Session, actor: Actor) -> None:
    begins = now() - SAME_VISIT
    if not any(at > begins for at in _made(session, actor)):
        page = VisitPageRow(patient_id=actor.patient_id, person_id=actor.person_id)
        session.add(page)
        record(session, actor, "visit_page.make", page.id)
