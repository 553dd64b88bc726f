"""What is written in the Correct box of a fact changes that fact, or is noted beside it."""

import pytest

from assistant.domain import Actor, Fact, FactKind, FactStatus
from assistant.errors import NotAllowedError
from assistant.facts.rules_extractor import load_fact_extractor
from memory.memory import Memory
from tests.fakes import FakeScrubber
from tests.memory.makers import drug, tell
from web.corrections import Corrected, Corrections
from web.screen_words import load_screen_words

pytestmark = pytest.mark.anyio
LETROZOLE = drug("letrozole")


@pytest.fixture
async def patient(memory: Memory) -> Actor:
    actor = await memory.people.sign_in("guest:ann")
    await tell(memory, actor, "i take letrozole", LETROZOLE)
    return actor


@pytest.fixture
def corrections(memory: Memory) -> Corrections:
    return Corrections(
        facts=memory.facts,
        words=load_screen_words("en"),
        describe=lambda fact: fact.name,
        extractor=load_fact_extractor(),
        scrubber=FakeScrubber(),
        known=memory.turns.known,
    )


async def known(memory: Memory, actor: Actor) -> dict[str, FactStatus]:
    live = await memory.facts.live(actor)
    return {one.fact.name: one.fact.status for one in live}


async def correct(corrections: Corrections, memory: Memory, actor: Actor, words: str) -> Corrected:
    first = (await memory.facts.live(actor))[0]
    return await corrections.correct(actor, first.fact_id, words)


async def test_a_correction_takes_the_place_of_the_fact(
    corrections: Corrections, memory: Memory, patient: Actor
) -> None:
    said = await correct(corrections, memory, patient, "I stopped letrozole in May")

    assert await known(memory, patient) == {"letrozole": FactStatus.STOPPED}
    assert said == Corrected("Thank you. I've corrected it: letrozole.")


async def test_words_about_another_fact_leave_the_fact_and_say_so(
    corrections: Corrections, memory: Memory, patient: Actor
) -> None:
    said = await correct(corrections, memory, patient, "I have stage III")

    assert set(await known(memory, patient)) == {"letrozole", "stage"}
    assert said.stays
    assert "a point of its own: stage" in said.said
    assert "I've kept what was there: letrozole" in said.said


@pytest.mark.parametrize(
    "words", ["wrong, it was exemestane instead of letrozole", "exemestane, not letrozole"]
)
async def test_words_that_take_the_fact_back_put_the_other_one_in_its_place(
    corrections: Corrections, memory: Memory, patient: Actor, words: str
) -> None:
    await correct(corrections, memory, patient, words)

    assert set(await known(memory, patient)) == {"exemestane"}


async def test_what_else_a_correction_tells_is_noted_too(
    corrections: Corrections, memory: Memory, patient: Actor
) -> None:
    words = "I stopped letrozole in May, now on fulvestrant"

    said = await correct(corrections, memory, patient, words)

    assert await known(memory, patient) == {
        "letrozole": FactStatus.STOPPED,
        "fulvestrant": FactStatus.CURRENT,
    }
    assert said.said.endswith("I've also noted: fulvestrant.")


@pytest.mark.parametrize("words", ["no, I don't take that", "this was never right, not letrozole"])
async def test_taking_back_alone_forgets_the_fact(
    corrections: Corrections, memory: Memory, patient: Actor, words: str
) -> None:
    await correct(corrections, memory, patient, words)

    assert await known(memory, patient) == {}


@pytest.mark.parametrize("words", ["hm", "that is wrong", "please ask my doctor"])
async def test_words_without_a_fact_change_nothing(
    corrections: Corrections, memory: Memory, patient: Actor, words: str
) -> None:
    said = await correct(corrections, memory, patient, words)

    assert await known(memory, patient) == {"letrozole": FactStatus.CURRENT}
    assert said.stays
    assert said.said.startswith("I couldn't read a fact")


@pytest.mark.parametrize(
    ("fact", "words", "value"),
    [
        (Fact(kind=FactKind.STAGE, name="stage", value="II"), "III", "III"),
        (Fact(kind=FactKind.BIOMARKER, name="HER2", value="positive"), "negative", "negative"),
    ],
)
async def test_bare_words_are_read_as_the_end_of_a_sentence(
    corrections: Corrections, memory: Memory, fact: Fact, words: str, value: str
) -> None:
    actor = await memory.people.sign_in("guest:bea")
    await tell(memory, actor, "told", LETROZOLE)
    (first,) = await memory.facts.live(actor)
    await memory.facts.correct(actor, first.fact_id, fact)

    await correct(corrections, memory, actor, words)

    (now,) = await memory.facts.live(actor)
    assert (now.fact.name, now.fact.value) == (fact.name, value)


async def test_a_fact_that_is_gone_is_not_corrected(
    corrections: Corrections, memory: Memory, patient: Actor
) -> None:
    (first,) = await memory.facts.live(patient)
    await memory.facts.forget(patient, first.fact_id)

    with pytest.raises(NotAllowedError):
        await corrections.correct(patient, first.fact_id, "I stopped letrozole")
