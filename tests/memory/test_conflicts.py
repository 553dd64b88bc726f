"""Two people's different words: kept, recalled, asked about once, settled."""

from dataclasses import replace

import pytest

from assistant.domain import Actor, ChangeKind, FactStatus
from memory.memory import Memory
from memory.turns import AcceptedTurn, OpenConflict, Recollection
from tests.memory.makers import caregiver_of, drug, finished, new_turn, tell

pytestmark = pytest.mark.anyio


@pytest.fixture
async def daughter(memory: Memory, patient: Actor) -> Actor:
    signed_in = await memory.people.sign_in("guest:daughter")
    return caregiver_of(patient, signed_in.person_id)


async def recalled(memory: Memory, actor: Actor, key: str) -> tuple[AcceptedTurn, Recollection]:
    accepted = await memory.turns.accept(actor, new_turn("and now", key=key))
    return accepted, await memory.turns.recall(actor, accepted)


async def disagree(memory: Memory, patient: Actor, daughter: Actor) -> OpenConflict:
    """Return the conflict, once the patient was asked about it."""
    await tell(memory, patient, "stopped letrozole", drug("letrozole", FactStatus.STOPPED))
    await tell(memory, daughter, "she takes letrozole", drug("letrozole"))
    accepted, recollection = await recalled(memory, patient, "k1")
    (conflict,) = recollection.conflicts
    asking = replace(finished(accepted, "and now"), asks_conflict=conflict.conflict_id)
    await memory.turns.finish(patient, asking)
    return conflict


async def test_a_conflict_is_recalled_with_both_words(
    memory: Memory, patient: Actor, daughter: Actor
) -> None:
    conflict = await disagree(memory, patient, daughter)

    words = (conflict.one.fact.status, conflict.other.fact.status)
    assert words == (FactStatus.STOPPED, FactStatus.CURRENT)
    assert not conflict.asked


async def test_it_is_known_that_it_was_asked_about(
    memory: Memory, patient: Actor, daughter: Actor
) -> None:
    await disagree(memory, patient, daughter)

    _, recollection = await recalled(memory, patient, "k2")

    assert [one.asked for one in recollection.conflicts] == [True]


async def test_the_patients_answer_settles_it(
    memory: Memory, patient: Actor, daughter: Actor
) -> None:
    await disagree(memory, patient, daughter)

    stopped = drug("letrozole", FactStatus.STOPPED, change=ChangeKind.CONFIRMED)
    await tell(memory, patient, "it is stopped", stopped)

    (known,) = await memory.facts.live(patient)
    assert (known.fact.status, known.said_by) == (FactStatus.STOPPED, patient.person_id)
    _, recollection = await recalled(memory, patient, "k3")
    assert recollection.conflicts == ()


async def test_a_conflict_ends_when_one_of_them_forgets(
    memory: Memory, patient: Actor, daughter: Actor
) -> None:
    conflict = await disagree(memory, patient, daughter)

    await memory.facts.forget(patient, conflict.other.fact_id)

    _, recollection = await recalled(memory, patient, "k4")
    assert recollection.conflicts == ()


async def test_a_conversation_is_deleted_with_the_conflicts_it_opened(
    memory: Memory, patient: Actor, daughter: Actor
) -> None:
    await disagree(memory, patient, daughter)

    assert await memory.conversations.delete(patient, "c1") == 3

    assert await memory.facts.live(patient) == ()


async def test_what_was_asked_about_is_known_in_the_next_turn(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))
    (known,) = await memory.facts.live(patient)
    accepted, _ = await recalled(memory, patient, "k5")
    asking = replace(finished(accepted, "x"), asks=(known.fact_id,))
    await memory.turns.finish(patient, asking)

    _, recollection = await recalled(memory, patient, "k6")

    assert recollection.asked == known.fact_id
    assert recollection.facts[0].asked_at is not None
