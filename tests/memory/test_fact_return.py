"""What a record had taken the place of stands again once the record is forgotten."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.domain import Actor, Fact, FactStatus, FoundFact, RememberedFact, ScrubbedText
from memory.memory import Memory
from memory.record_writing import Confirmation
from tests.memory.makers import caregiver_of, drug, new_turn, tell
from tests.memory.test_records import REPORT, SAID

pytestmark = pytest.mark.anyio
STOPPED = drug("letrozole", FactStatus.STOPPED).fact


async def show(
    memory: Memory, actor: Actor, *facts: Fact, name: str = "r1", conversation: str = "c1"
) -> str:
    """Show a record that says these facts, keep all of it, and return its id."""
    found = tuple(FoundFact(fact=fact, page=1) for fact in facts)
    confirmed = Confirmation(
        conversation_id=conversation,
        client_key=name,
        question=ScrubbedText("Here is a record of mine"),
        record=replace(REPORT, digest=name, found=found),
        facts=found,
        keeps_text=False,
    )
    return (await memory.records.keep(actor, confirmed, SAID)).record_id


async def states(memory: Memory, actor: Actor) -> list[FactStatus]:
    return statuses(await memory.facts.live(actor))


def statuses(known: Sequence[RememberedFact]) -> list[FactStatus]:
    return [one.fact.status for one in known]


async def test_what_was_told_before_stands_again(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    (told,) = await memory.facts.live(patient)
    record = await show(memory, patient, STOPPED)
    assert await states(memory, patient) == [FactStatus.STOPPED]

    gone = await memory.records.forget(patient, record)

    assert await memory.facts.live(patient) == (told,)
    assert gone.back == (told,)


async def test_what_was_told_after_the_record_still_counts(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    record = await show(memory, patient, STOPPED)
    await tell(memory, patient, "on hold", drug("letrozole", FactStatus.HELD))

    gone = await memory.records.forget(patient, record)

    assert gone.back == ()
    assert await states(memory, patient) == [FactStatus.HELD]
    history = await memory.facts.history(patient)
    assert [one.replaced_by for one in history] == [history[1].known.fact_id, None]


async def test_a_fact_that_was_forgotten_itself_brings_nothing_back(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    record = await show(memory, patient, STOPPED)
    (known,) = await memory.facts.live(patient)
    await memory.facts.forget(patient, known.fact_id)

    await memory.records.forget(patient, record)

    assert await memory.facts.live(patient) == ()
    assert await memory.facts.history(patient) == ()


async def test_one_record_after_another_gives_back_what_the_first_had_replaced(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    first = await show(memory, patient, STOPPED)
    second = await show(memory, patient, drug("letrozole", FactStatus.HELD).fact, name="r2")

    await memory.records.forget(patient, first)
    assert await states(memory, patient) == [FactStatus.HELD]

    await memory.records.forget(patient, second)
    assert await states(memory, patient) == [FactStatus.CURRENT]


async def test_a_record_that_says_two_things_of_one_medicine_gives_back_what_was_before_both(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    held = drug("letrozole", FactStatus.HELD).fact
    record = await show(memory, patient, held, STOPPED)

    await memory.records.forget(patient, record)

    assert await states(memory, patient) == [FactStatus.CURRENT]


async def test_a_disagreement_the_record_had_ended_is_open_again(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    daughter = await memory.people.sign_in("guest:daughter")
    caregiver = caregiver_of(patient, daughter.person_id)
    await tell(memory, caregiver, "mom is off it", drug("letrozole", FactStatus.STOPPED), key="d")
    record = await show(memory, patient, drug("letrozole", FactStatus.HELD).fact)

    await memory.records.forget(patient, record)

    accepted = await memory.turns.accept(patient, new_turn("and now"))
    recalled = await memory.turns.recall(patient, accepted)
    (conflict,) = recalled.conflicts
    assert statuses([conflict.one, conflict.other]) == [FactStatus.CURRENT, FactStatus.STOPPED]


async def test_deleting_the_conversation_of_a_record_gives_back_what_another_one_told(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    await show(memory, patient, STOPPED, conversation="c2")

    await memory.conversations.delete(patient, "c2")

    assert await states(memory, patient) == [FactStatus.CURRENT]
