"""Of a list somebody looks at, only that there is one is written."""

from datetime import timedelta

import pytest
from sqlmodel import select, update

from assistant.domain import Actor
from memory.memory import Memory
from memory.record_tables import ShowingRow
from memory.showings import LASTS
from memory.tables import now
from tests.memory.makers import all_of

pytestmark = pytest.mark.anyio


async def test_a_list_is_open_until_its_own_person_answers_it(
    memory: Memory, patient: Actor
) -> None:
    stranger = await memory.people.sign_in("guest:stranger")
    await memory.showings.begin(patient, "s1")
    await memory.showings.begin(patient, "s2")

    await memory.showings.end(stranger, ["s1"])
    assert await memory.showings.of(patient) == {"s1", "s2"}
    assert await memory.showings.of(stranger) == set()

    await memory.showings.end(patient, ["s1"])
    assert await memory.showings.of(patient) == {"s2"}


async def test_an_old_one_counts_no_more_and_goes_with_the_next(
    memory: Memory, patient: Actor
) -> None:
    await memory.showings.begin(patient, "s1")
    old = update(ShowingRow).values(shown_at=now() - LASTS - timedelta(minutes=1))
    await memory.database.write(lambda session: session.exec(old))

    assert await memory.showings.of(patient) == set()
    await memory.showings.end(patient, ["s2"])
    assert await all_of(memory, select(ShowingRow.id)) == []
