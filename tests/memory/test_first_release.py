"""A database of the first release is brought up to date with all that is in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, text
from sqlmodel import Session

from assistant.domain import Actor, Fact, FactKind, FactStatus, Role, ScrubbedText
from memory.memory import Memory, open_memory, prepare
from memory.schema import _config, differences
from memory.sealing import Sealer
from memory.vault import Vault
from tests.memory.conftest import KEY

FIRST = "0390a8131c55"
ROWS = Path(__file__).with_name("first_release.sql")
FACT = Fact(kind=FactKind.DRUG, name="ribociclib", status=FactStatus.CURRENT, quote="on it")
ASKED = ScrubbedText("am I still on it?")

pytestmark = pytest.mark.anyio


@pytest.fixture
async def old(database_url: str) -> AsyncIterator[Memory]:
    """A database as the first release left it: a patient, a conversation, a turn, a fact."""
    opened = open_memory(database_url, KEY)
    await opened.database.write(_make_first_release)
    yield opened
    await opened.database.close()


def _make_first_release(session: Session) -> None:
    connection = session.connection()
    command.upgrade(_config(connection), FIRST)
    patient = Sealer(Vault(KEY)).new_patient("p1")
    session.add(patient)
    session.flush()
    key = Sealer(Vault(KEY)).key(session, "p1")
    sealed = {"question": key.seal("turn.question|t1", ASKED), "fact": key.seal_fact("f1", FACT)}
    for statement in ROWS.read_text().split(";")[:-1]:
        _insert(connection, statement, slot=key.slot(FACT), **sealed)


def _insert(connection: Connection, statement: str, **values: object) -> None:
    wanted = {name: value for name, value in values.items() if f":{name}" in statement}
    connection.execute(text(statement), {"at": "2026-05-03 12:00:00", **wanted})


async def test_everything_is_kept(old: Memory) -> None:
    await prepare(old)

    me = await old.people.sign_in("guest:me")
    (known,) = await old.facts.live(me)
    conversation = await old.conversations.opened(me, "c1")
    assert me == Actor(person_id="me", patient_id="p1", role=Role.PATIENT)
    assert (known.fact, known.confirmed, known.asked_at) == (FACT, True, None)
    assert conversation is not None
    assert [turn.question for turn in conversation.turns] == [ASKED]


async def test_its_tables_are_those_of_the_code(old: Memory) -> None:
    await prepare(old)

    missing = await old.database.read(lambda session: differences(session.connection()))
    assert missing == []
