"""All of memory, opened once."""

from dataclasses import dataclass

from memory.citations import Citations
from memory.conversations import Conversations
from memory.engine import Database, open_engine
from memory.facts import PatientFacts
from memory.feedback import Feedback
from memory.identity import Identities
from memory.inbox import TurnInbox
from memory.migrate import upgrade
from memory.people import People
from memory.records import PatientRecords
from memory.recovery import Recovery
from memory.sealing import Sealer
from memory.showings import Showings
from memory.turn_store import TurnStore
from memory.vault import Vault
from memory.visits import Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The parts of memory; `open_memory` builds them on one database."""

    database: Database
    people: People
    conversations: Conversations
    citations: Citations
    turns: TurnStore
    facts: PatientFacts
    records: PatientRecords
    feedback: Feedback
    identities: Identities
    showings: Showings
    visits: Visits
    recovery: Recovery


def open_memory(url: str, deployment_key: bytes) -> Memory:
    """Build memory on a database; nothing is read or written yet."""
    database, sealer = Database(open_engine(url)), Sealer(Vault(deployment_key))
    inbox = TurnInbox(database, sealer)
    return Memory(
        database=database,
        people=People(database, sealer),
        conversations=Conversations(database, sealer),
        citations=Citations(database),
        turns=TurnStore(database, sealer, inbox),
        facts=PatientFacts(database, sealer),
        records=PatientRecords(database, sealer, inbox),
        feedback=Feedback(database, sealer),
        identities=Identities(database, sealer),
        showings=Showings(database),
        visits=Visits(database),
        recovery=Recovery(database, sealer, inbox),
    )


async def prepare(memory: Memory) -> None:
    """Bring the database up to date and take over what a dead process of this host left."""
    await upgrade(memory.database)
    if memory.database.is_embedded:
        await memory.recovery.take_over_from_dead()
