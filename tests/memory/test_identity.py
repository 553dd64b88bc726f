"""What identifies people is handed to the scrubber, and to nobody else."""

from dataclasses import replace

import pytest
from sqlmodel import select

from assistant.domain import Actor, Role
from assistant.errors import NotAllowedError
from memory.memory import Memory
from memory.tables import AuditEventRow, CareLinkRow
from memory.turns import KnownBefore
from tests.memory.makers import all_of, new_turn

pytestmark = pytest.mark.anyio
OWN = ("Marguerite Olsavsky", "1961-03-14", "mo@mail.example")


async def caregiver_in(memory: Memory, patient: Actor) -> Actor:
    other = await memory.people.sign_in("guest:daughter")
    link = CareLinkRow(
        person_id=other.person_id, patient_id=patient.patient_id, role=Role.CAREGIVER
    )
    await memory.database.write(lambda session: session.add(link))
    return Actor(person_id=other.person_id, patient_id=patient.patient_id, role=Role.CAREGIVER)


async def test_nothing_is_known_of_a_new_guest(memory: Memory, patient: Actor) -> None:
    assert await memory.turns.known(patient, "c1") == KnownBefore()


async def test_the_names_of_all_who_take_part_in_the_care_are_known(
    memory: Memory, patient: Actor
) -> None:
    caregiver = await caregiver_in(memory, patient)
    await memory.identities.keep(patient, OWN)
    await memory.identities.keep(caregiver, ["Ilse Olsavsky"])

    known = await memory.turns.known(patient, "c1")

    assert set(known.identifiers) == {*OWN, "Ilse Olsavsky"}


async def test_what_is_told_anew_replaces_what_was_told(memory: Memory, patient: Actor) -> None:
    await memory.identities.keep(patient, OWN)
    await memory.identities.keep(patient, ["Bo"])
    assert (await memory.turns.known(patient, "c1")).identifiers == ("Bo",)

    await memory.identities.keep(patient, [])
    assert await memory.turns.known(patient, "c1") == KnownBefore()


async def test_the_numbers_of_a_conversation_come_back_with_its_next_message(
    memory: Memory, patient: Actor
) -> None:
    turn = replace(new_turn("Dr. [NAME_1] called"), numbers="[1]")
    await memory.turns.accept(patient, turn)

    assert (await memory.turns.known(patient, "c1")).numbers == "[1]"


async def test_the_numbers_of_anothers_conversation_are_not_read(
    memory: Memory, patient: Actor
) -> None:
    await memory.turns.accept(patient, replace(new_turn("hello"), numbers="[1]"))
    stranger = await memory.people.sign_in("guest:stranger")

    assert (await memory.turns.known(stranger, "c1")).numbers == ""


async def test_nobody_outside_the_care_can_tell_who_is_who(memory: Memory, patient: Actor) -> None:
    stranger = await memory.people.sign_in("guest:stranger")
    outside = replace(stranger, patient_id=patient.patient_id)

    with pytest.raises(NotAllowedError):
        await memory.identities.keep(outside, OWN)


async def test_forgetting_everything_forgets_who_people_are(memory: Memory, patient: Actor) -> None:
    await memory.identities.keep(patient, OWN)
    await memory.identities.keep(await caregiver_in(memory, patient), ["Ilse Olsavsky"])

    await memory.facts.forget_all(patient)

    assert await memory.turns.known(patient, "c1") == KnownBefore()


async def test_the_audit_counts_entries_and_holds_none(memory: Memory, patient: Actor) -> None:
    await memory.identities.keep(patient, OWN)

    (event,) = await all_of(memory, select(AuditEventRow))

    assert event.details == {"entries": len(OWN)}
