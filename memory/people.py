"""Who signs in, and for whose care."""

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from assistant.domain import Actor, Role
from memory.engine import Database, retry
from memory.sealing import Sealer
from memory.tables import CareLinkRow, PersonRow, new_id

_LINKS_OF_PERSON = (  # built once; every message asks
    select(CareLinkRow)
    .join(PersonRow, col(PersonRow.id) == col(CareLinkRow.person_id))
    .where(
        col(PersonRow.identifier) == bindparam("identifier"), col(CareLinkRow.ended_at).is_(None)
    )
    .order_by(col(CareLinkRow.created_at))
)


class People:
    """Finds or makes the person behind a sign-in."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def sign_in(self, identifier: str) -> Actor:
        """Return the actor behind an identifier; a new person becomes a patient of their own."""
        if (known := await self.find(identifier)) is not None:
            return known
        return await retry(lambda: self._database.write(self._create, identifier))

    async def find(self, identifier: str) -> Actor | None:
        """Return the actor behind an identifier, if there is one."""
        return await self._database.read(_actor, identifier)

    async def by_id(self, person_id: str) -> tuple[str, Actor] | None:
        """Return the identifier and the actor of a person."""
        return await self._database.read(_person, person_id)

    async def created_at(self, actor: Actor) -> datetime:
        """Return when the person first came."""
        person = await self._database.read(lambda one: one.get_one(PersonRow, actor.person_id))
        return person.created_at

    def _create(self, session: Session, identifier: str) -> Actor:
        if (known := _actor(session, identifier)) is not None:
            return known
        person = PersonRow(identifier=identifier)
        patient = self._sealer.new_patient(new_id())
        session.add_all([person, patient])
        session.flush()
        link = CareLinkRow(person_id=person.id, patient_id=patient.id, role=Role.PATIENT)
        session.add(link)
        return _as_actor(link)


def _actor(session: Session, identifier: str) -> Actor | None:
    row = session.exec(_LINKS_OF_PERSON, params={"identifier": identifier}).first()
    return None if row is None else _as_actor(row)


def _person(session: Session, person_id: str) -> tuple[str, Actor] | None:
    links = (
        select(PersonRow.identifier, CareLinkRow)
        .join(CareLinkRow, col(PersonRow.id) == col(CareLinkRow.person_id))
        .where(PersonRow.id == person_id, col(CareLinkRow.ended_at).is_(None))
        .order_by(col(CareLinkRow.created_at))
    )
    found = session.exec(links).first()
    return None if found is None else (found[0], _as_actor(found[1]))


def _as_actor(link: CareLinkRow) -> Actor:
    return Actor(person_id=link.person_id, patient_id=link.patient_id, role=link.role)
