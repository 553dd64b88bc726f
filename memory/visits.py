"""When pages for appointments were made, so that the next one says what changed since."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from assistant.domain import Actor
from memory.audit import record
from memory.engine import Database
from memory.tables import VisitPageRow, now

SAME_VISIT = timedelta(hours=12)
"""A page opened again within this time is the same page, not the next one."""


class Visits:
    """Remembers when an actor's visit pages were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, actor: Actor) -> datetime | None:
        """Note that a page is made now; return when the one before was, if there was one."""
        return await self._database.write(_make, actor)


def _make(session: Session, actor: Actor) -> datetime | None:
    mine = select(VisitPageRow.made_at).where(
        VisitPageRow.patient_id == actor.patient_id, VisitPageRow.person_id == actor.person_id
    )
    made = session.exec(mine).all()
    begins = now() - SAME_VISIT
    if not any(at > begins for at in made):
        page = VisitPageRow(patient_id=actor.patient_id, person_id=actor.person_id)
        session.add(page)
        record(session, actor, "visit_page.make", page.id)
    return max((at for at in made if at <= begins), default=None)
