"""Who signs in, and for whose care."""

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from assistant.domain import Actor, Role
from memory.engine import Database, retry
from memory.sealing import Sealer
from memory.tables import CareLinkRow, PersonRow, new_id


class People:
    """Finds or makes the person behind a sign-in."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def sign_in(self, identifier: str) -> Actor:
        """Return the actor behind an identifier; a new person becomes a patient of their own."""
        if (known := await self.find(identifier)) is not None:
            return known
        return await retry(lambda: self._create(identifier))

    async def find(self, identifier: str) -> Actor | None:
        """Return the actor behind an identifier, if there is one."""
        async with self._database.read() as session:
            return await _actor(session, identifier)

    async def by_id(self, person_id: str) -> tuple[str, Actor] | None:
        """Return the identifier and the actor of a person."""
        async with self._database.read() as session:
            person = await session.get(PersonRow, person_id)
            if person is None:
                return None
            actor = await _actor(session, person.identifier)
            return None if actor is None else (person.identifier, actor)

    async def created_at(self, actor: Actor) -> datetime:
        """Return when the person first came."""
        async with self._database.read() as session:
            return (await session.get_one(PersonRow, actor.person_id)).created_at

    async def _create(self, identifier: str) -> Actor:
        async with self._database.write() as session:
            if (known := await _actor(session, identifier)) is not None:
                return known
            person = PersonRow(identifier=identifier)
            patient = self._sealer.new_patient(new_id())
            session.add_all([person, patient])
            await session.flush()
            link = CareLinkRow(person_id=person.id, patient_id=patient.id, role=Role.PATIENT)
            session.add(link)
            return _as_actor(link)


async def _actor(session: AsyncSession, identifier: str) -> Actor | None:
    link = await session.exec(
        select(CareLinkRow)
        .join(PersonRow, col(PersonRow.id) == col(CareLinkRow.person_id))
        .where(PersonRow.identifier == identifier, col(CareLinkRow.ended_at).is_(None))
        .order_by(col(CareLinkRow.created_at))
    )
    row = link.first()
    return None if row is None else _as_actor(row)


def _as_actor(link: CareLinkRow) -> Actor:
    return Actor(person_id=link.person_id, patient_id=link.patient_id, role=link.role)
