"""A list that waits for a yes: tapped twice, shown again, lost in a restart."""

import asyncio

import pytest
from sqlmodel import select

from assistant.domain import Actor
from memory.memory import Memory
from memory.tables import TurnRow
from tests.memory.makers import all_of
from tests.web.records.desks import desk_of, show
from web.records.desk import RecordDesk
from web.records.shown import Wanted

pytestmark = pytest.mark.anyio


async def test_a_double_tap_keeps_once(desk: RecordDesk, memory: Memory, patient: Actor) -> None:
    shown = await show(desk, patient)
    wanted = Wanted(chosen=(0,), text=True)

    taps = await asyncio.gather(*(desk.keep(patient, shown.shown_id, wanted) for _ in range(2)))
    later = await desk.keep(patient, shown.shown_id, wanted)

    assert [tap is not None for tap in taps] == [True, False]
    assert later is None
    assert len(await memory.records.listed(patient)) == 1
    assert len(await all_of(memory, select(TurnRow.id))) == 1


async def test_keeping_nothing_twice_is_done_once(desk: RecordDesk, patient: Actor) -> None:
    shown = await show(desk, patient)

    assert await desk.let_go(patient, shown.shown_id)
    assert not await desk.let_go(patient, shown.shown_id)


async def test_a_list_that_waits_can_be_shown_again_in_another_conversation(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    stranger = await memory.people.sign_in("guest:bea")
    shown = await show(desk, patient)

    (again,) = await desk.waiting(patient, "c2")

    assert (again.shown_id, again.conversation_id) == (shown.shown_id, "c2")
    assert await desk.waiting(stranger, "c3") == []
    await desk.keep(patient, shown.shown_id, Wanted(chosen=(0,), text=True))
    assert await desk.waiting(patient, "c2") == []
    assert await memory.conversations.opened(patient, "c2") is not None


async def test_after_a_restart_the_person_hears_once_that_their_list_is_gone(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    stranger = await memory.people.sign_in("guest:bea")
    kept, _waits = await show(desk, patient), await show(desk, patient)
    await desk.keep(patient, kept.shown_id, Wanted(chosen=(0,), text=True))
    assert not await desk.has_lost(patient)

    restarted = desk_of(memory)

    assert not await restarted.has_lost(stranger)
    assert await restarted.has_lost(patient)
    assert not await restarted.has_lost(patient)


async def test_who_answered_their_list_hears_nothing_of_a_restart(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    kept, dropped = await show(desk, patient), await show(desk, patient)
    await desk.keep(patient, kept.shown_id, Wanted(chosen=(0,), text=True))
    await desk.let_go(patient, dropped.shown_id)

    assert not await desk_of(memory).has_lost(patient)
