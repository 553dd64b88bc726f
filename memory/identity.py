"""What identifies the people of a patient's care, sealed; it is read only to be scrubbed."""

import json
from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from assistant.domain import Actor
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.engine import Database
from memory.sealing import BoundKey, Sealer
from memory.tables import CareLinkRow, ConversationRow
from memory.turns import KnownBefore

_KNOWN = (  # built once; every message asks
    select(CareLinkRow).where(
        col(CareLinkRow.patient_id) == bindparam("patient"),
        col(CareLinkRow.sealed_known).is_not(None),
    )
)


class Identities:
    """Keeps what a sign-in or a host page knows of a person."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def keep(self, actor: Actor, identifiers: Sequence[str]) -> None:
        """Keep these in the place of earlier ones; none at all forgets them."""
        await self._database.write(self._keep, actor, tuple(identifiers))

    def _keep(self, session: Session, actor: Actor, identifiers: tuple[str, ...]) -> None:
        link = session.exec(
            select(CareLinkRow).where(
                CareLinkRow.person_id == actor.person_id,
                CareLinkRow.patient_id == actor.patient_id,
            )
        ).first()
        if link is None:
            raise NotAllowedError(f"{actor.person_id} takes no part in this care")
        key = self._sealer.key(session, actor.patient_id)
        link.sealed_known = key.seal(_place(link), json.dumps(identifiers)) if identifiers else None
        session.add(link)
        record(session, actor, "identity.keep", link.id, entries=len(identifiers))


def known_before(
    session: Session, sealer: Sealer, actor: Actor, conversation_id: str
) -> KnownBefore:
    """Read the identifiers of all who take part in the care, and the conversation's numbers."""
    links = session.exec(_KNOWN, params={"patient": actor.patient_id}).all()
    conversation = session.get(ConversationRow, conversation_id)
    if conversation is not None and conversation.patient_id != actor.patient_id:
        conversation = None  # accepting the message will refuse it
    sealed = conversation.sealed_numbers if conversation else None
    if not links and sealed is None:
        return KnownBefore()
    key = sealer.key(session, actor.patient_id)
    return KnownBefore(
        identifiers=tuple(one for link in links for one in _unsealed(key, link)),
        numbers=key.unseal(place_of_numbers(conversation_id), sealed) if sealed else "",
    )


def place_of_numbers(conversation_id: str) -> str:
    """Return what the numbers of a conversation are sealed for."""
    return f"conversation.numbers|{conversation_id}"


def _place(link: CareLinkRow) -> str:
    return f"care_link.known|{link.id}"


def _unsealed(key: BoundKey, link: CareLinkRow) -> list[str]:
    if link.sealed_known is None:
        return []
    return [str(one) for one in json.loads(key.unseal(_place(link), link.sealed_known))]
