"""What a turn starts from, and what it leaves behind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select, update

from assistant.domain import Actor
from memory.memory import Memory
from memory.tables import ConversationRow, TurnRow, TurnStatus, now
from tests.memory.makers import all_of, caregiver_of, finished, new_turn, tell

pytestmark = pytest.mark.anyio


async def cut_off(memory: Memory, actor: Actor, text: str) -> None:
    accepted = await memory.turns.accept(actor, new_turn(text))
    await memory.turns.finish(actor, finished(accepted, text, waits=True))


async def test_a_cut_off_message_waits_for_its_end(memory: Memory, patient: Actor) -> None:
    await cut_off(memory, patient, "the dose was")

    accepted = await memory.turns.accept(patient, new_turn("reduced"))
    fragment = (await memory.turns.recall(patient, accepted)).fragment

    assert fragment is not None
    assert fragment.text == "the dose was"


async def test_nobody_else_ends_a_message(memory: Memory, patient: Actor) -> None:
    daughter = await memory.people.sign_in("guest:daughter")
    caregiver = caregiver_of(patient, daughter.person_id)
    await cut_off(memory, patient, "the dose was")

    accepted = await memory.turns.accept(caregiver, new_turn("reduced"))

    assert (await memory.turns.recall(caregiver, accepted)).fragment is None


async def test_a_fragment_does_not_wait_for_ever(memory: Memory, patient: Actor) -> None:
    await cut_off(memory, patient, "the dose was")
    late = update(ConversationRow).values(fragment_until=now() - timedelta(1))
    await memory.database.write(lambda session: session.exec(late))

    accepted = await memory.turns.accept(patient, new_turn("reduced"))

    assert (await memory.turns.recall(patient, accepted)).fragment is None


async def test_only_the_latest_message_can_wait(memory: Memory, patient: Actor) -> None:
    await cut_off(memory, patient, "the dose was")
    await tell(memory, patient, "what is a scan")

    accepted = await memory.turns.accept(patient, new_turn("reduced"))

    assert (await memory.turns.recall(patient, accepted)).fragment is None


async def test_a_stopped_turn_is_not_run_again(memory: Memory, patient: Actor) -> None:
    accepted = await memory.turns.accept(patient, new_turn("one"))

    await memory.turns.stop(accepted)

    assert await all_of(memory, select(TurnRow.status)) == [TurnStatus.STOPPED]
    assert (await memory.turns.accept(patient, new_turn("one"))).fence == 0


async def test_a_turn_let_go_is_claimed_again(memory: Memory, patient: Actor) -> None:
    accepted = await memory.turns.accept(patient, new_turn("one"))

    await memory.turns.let_go(accepted)

    assert (await memory.turns.accept(patient, new_turn("one"))).fence == accepted.fence + 1


async def test_the_sources_of_the_latest_answers_are_recalled(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "why am i tired")

    accepted = await memory.turns.accept(patient, new_turn("does it go away"))

    assert (await memory.turns.recall(patient, accepted)).cited == ("fatigue#short-answer",)


async def test_the_sources_of_an_answer_that_was_to_be_forgotten_are_not(
    memory: Memory, patient: Actor
) -> None:
    accepted = await memory.turns.accept(patient, new_turn("forget everything"))
    everything = replace(finished(accepted, "forget everything"), forgets_all=True)
    await memory.turns.finish(patient, everything)

    accepted = await memory.turns.accept(patient, new_turn("does it go away"))

    assert (await memory.turns.recall(patient, accepted)).cited == ()
