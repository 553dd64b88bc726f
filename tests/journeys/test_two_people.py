"""A patient and a caregiver: both are heard, and what differs is asked about once."""

import pytest

from assistant.domain import Actor, Role
from bootstrap import Services
from tests.journeys.conftest import Person

pytestmark = pytest.mark.anyio

QUESTION = "What helps with tiredness?"


@pytest.fixture
async def daughter(services: Services, patient: Person) -> Person:
    signed_in = await services.memory.people.sign_in("guest:daughter")
    role = Actor(
        person_id=signed_in.person_id,
        patient_id=patient.actor.patient_id,
        role=Role.CAREGIVER,
    )
    return Person(services, role)


async def test_two_notes_that_differ_are_asked_about_once_and_settled(
    patient: Person, daughter: Person
) -> None:
    await patient.say("I stopped letrozole last month.")
    await daughter.say("My mother takes letrozole.")
    assert len(await patient.facts()) == 2
    assert "two different notes" not in await daughter.answer_to(QUESTION)

    asked = (await patient.say(QUESTION)).answer
    assert asked is not None
    assert "two different notes about letrozole" in asked.text
    assert "your caregiver" in asked.text
    stopped = next(one for one in asked.quick_replies if "stopped" in one.label)
    assert "two different notes" not in await patient.answer_to("Is fatigue normal?")

    await patient.say(stopped.message)

    assert await patient.knows() == {"letrozole": "stopped"}
    assert len(await patient.facts()) == 1
