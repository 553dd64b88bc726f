"""Facts are added and retired, never changed; what is forgotten is used no more."""

import asyncio

import pytest

from assistant.domain import Actor, ChangeKind, Fact, FactKind, FactStatus, ScrubbedText
from assistant.errors import NotAllowedError
from memory.memory import Memory
from memory.turns import FinishedTurn
from tests.memory.makers import answer, caregiver_of, drug, finished, new_turn, tell

pytestmark = pytest.mark.anyio


async def names(memory: Memory, actor: Actor) -> list[tuple[str, str]]:
    return [(one.fact.name, one.fact.status.value) for one in await memory.facts.live(actor)]


async def test_a_fact_says_who_told_it_when_and_where(memory: Memory, patient: Actor) -> None:
    told = await tell(memory, patient, "on ribociclib", drug("ribociclib", since="14 months"))

    (fact,) = await memory.facts.live(patient)

    assert (fact.said_by, fact.turn_id) == (patient.person_id, told.turn_id)
    assert (fact.fact.since, fact.fact.quote) == ("14 months", "on ribociclib")


async def test_a_newer_word_of_the_same_person_replaces_the_older(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "on ribociclib", drug("ribociclib", since="14 months"))

    await tell(memory, patient, "dose reduced", drug("ribociclib", FactStatus.REDUCED))

    (fact,) = await memory.facts.live(patient)
    assert (fact.fact.status, fact.fact.since) == (FactStatus.REDUCED, "14 months")


async def test_saying_it_again_adds_nothing_and_renews_its_date(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "on ribociclib", drug("ribociclib", since="14 months"))
    (before,) = await memory.facts.live(patient)

    await tell(memory, patient, "as I said, ribociclib", drug("ribociclib"))

    (after,) = await memory.facts.live(patient)
    assert (after.fact_id, after.recorded_at) == (before.fact_id, before.recorded_at)
    assert after.last_said > before.last_said


async def test_two_people_never_overwrite_each_other(memory: Memory, patient: Actor) -> None:
    daughter = await memory.people.sign_in("guest:daughter")
    caregiver = caregiver_of(patient, daughter.person_id)
    await tell(memory, patient, "stopped letrozole", drug("letrozole", FactStatus.STOPPED))

    await tell(memory, caregiver, "she takes letrozole", drug("letrozole"))

    assert sorted(await names(memory, patient)) == [
        ("letrozole", "current"),
        ("letrozole", "stopped"),
    ]


async def test_a_withdrawn_fact_is_gone(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))

    await tell(memory, patient, "not me", drug("letrozole", change=ChangeKind.WITHDRAWN))

    assert await names(memory, patient) == []


async def test_a_forgotten_fact_can_be_brought_back(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))
    (fact,) = await memory.facts.live(patient)

    await memory.facts.forget(patient, fact.fact_id)
    assert await names(memory, patient) == []
    assert await memory.facts.undo_forgetting(patient, fact.fact_id)

    assert await names(memory, patient) == [("letrozole", "current")]


async def test_words_that_told_a_forgotten_fact_are_not_recalled(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i have HER2", drug("trastuzumab"))
    await tell(memory, patient, "what helps with nausea")
    (fact,) = await memory.facts.live(patient)
    await memory.facts.forget(patient, fact.fact_id)

    accepted = await memory.turns.accept(patient, new_turn("next"))
    recollection = await memory.turns.recall(patient, accepted)

    assert recollection.recent == ("what helps with nausea",)


async def test_with_a_fact_goes_what_it_had_replaced(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))
    await tell(memory, patient, "letrozole on hold", drug("letrozole", FactStatus.HELD))
    await tell(memory, patient, "letrozole stopped", drug("letrozole", FactStatus.STOPPED))
    await tell(memory, patient, "on ribociclib", drug("ribociclib"))
    forgotten, _ = await memory.facts.live(patient)

    await memory.facts.forget(patient, forgotten.fact_id)

    left = await memory.facts.history(patient)
    assert [one.known.fact.name for one in left] == ["ribociclib"]
    accepted = await memory.turns.accept(patient, new_turn("next"))
    assert (await memory.turns.recall(patient, accepted)).recent == ("on ribociclib",)

    await memory.facts.undo_forgetting(patient, forgotten.fact_id)
    assert len(await memory.facts.history(patient)) == 4


async def test_a_turn_can_forget(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))
    (fact,) = await memory.facts.live(patient)

    accepted = await memory.turns.accept(patient, new_turn("forget letrozole"))
    turn = FinishedTurn(
        accepted=accepted,
        question=ScrubbedText("forget letrozole"),
        answer=answer(),
        forgets=(fact.fact_id,),
    )
    await memory.turns.finish(patient, turn)

    assert await names(memory, patient) == []


async def test_a_correction_stands_in_the_name_of_who_corrects(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "stage 3", drug("letrozole"))
    (fact,) = await memory.facts.live(patient)

    await memory.facts.correct(patient, fact.fact_id, Fact(kind=FactKind.DRUG, name="anastrozole"))

    (corrected,) = await memory.facts.live(patient)
    assert (corrected.fact.name, corrected.confirmed) == ("anastrozole", True)


async def test_a_stranger_can_neither_see_nor_forget(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))
    (fact,) = await memory.facts.live(patient)
    stranger = await memory.people.sign_in("guest:stranger")

    assert await names(memory, stranger) == []
    with pytest.raises(NotAllowedError):
        await memory.facts.forget(stranger, fact.fact_id)


async def test_words_from_before_everything_was_forgotten_are_not_recalled(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    await memory.facts.forget_all(patient)
    await tell(memory, patient, "what helps with nausea")

    accepted = await memory.turns.accept(patient, new_turn("next"))
    recollection = await memory.turns.recall(patient, accepted)

    assert recollection.recent == ("what helps with nausea",)
    asked = await memory.conversations.turns_since(patient, None)
    assert [turn.question for turn in asked] == ["what helps with nausea"]


async def test_forgetting_everything_leaves_nothing(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "both", drug("letrozole"), drug("ribociclib"))

    assert await memory.facts.forget_all(patient) == 2
    assert await names(memory, patient) == []


async def test_facts_of_a_zombie_are_not_written(memory: Memory, patient: Actor) -> None:
    accepted = await memory.turns.accept(patient, new_turn("one"))
    await memory.turns.finish(patient, finished(accepted, "one"))

    await memory.turns.finish(patient, finished(accepted, "one", drug("letrozole")))

    assert await names(memory, patient) == []


async def test_of_two_corrections_at_once_one_stands(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    (known,) = await memory.facts.live(patient)
    wanted = [FactStatus.STOPPED, FactStatus.HELD, FactStatus.PLANNED, FactStatus.REDUCED]
    corrections = [
        memory.facts.correct(patient, known.fact_id, drug("letrozole", status).fact)
        for status in wanted
    ]

    await asyncio.gather(*corrections, return_exceptions=True)

    assert len(await memory.facts.live(patient)) == 1


async def test_what_is_told_beside_a_fact_leaves_that_fact_alone(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    (known,) = await memory.facts.live(patient)

    await memory.facts.add(patient, drug("ribociclib").fact, beside=known.fact_id)

    assert await names(memory, patient) == [("letrozole", "current"), ("ribociclib", "current")]
