"""A record is shown, confirmed, used and asked about, and forgotten without a trace."""

from pathlib import Path

import pytest

from bootstrap import Services
from tests.journeys.conftest import Person
from web.records.shown import Wanted

pytestmark = pytest.mark.anyio

REPORT = Path(__file__).parents[2] / "evals" / "facts" / "records" / "breast_pathology.txt"
QUESTION = "what did my pathology report say about Ki-67?"


async def show(services: Services, person: Person, *, keeps_text: bool = True) -> None:
    """Show the report and tick all that was found."""
    shown = await services.desk.show(
        person.actor, person.conversation_id, REPORT.read_bytes(), lambda _done, _parts: None
    )
    everything = range(len(shown.record.found))
    wanted = Wanted(chosen=tuple(everything), text=keeps_text)
    await services.desk.keep(person.actor, shown.shown_id, wanted)


async def test_what_the_report_says_is_quoted_with_its_page(
    services: Services, patient: Person
) -> None:
    await show(services, patient)
    patient.comes_back()

    text = await patient.answer_to(QUESTION)

    assert text.startswith("**Your pathology report says, on page 1:**\n\n> Ki-67: 18%")


async def test_what_was_ticked_is_known_and_used(services: Services, patient: Person) -> None:
    await show(services, patient)
    patient.comes_back()

    assert set(await patient.knows()) >= {"ER", "HER2", "breast cancer"}
    answer = (await patient.say("What treatments are there for me?")).answer
    assert answer is not None
    assert any("breast" in citation.passage_id for citation in answer.citations)


async def test_without_its_text_the_report_cannot_be_asked(
    services: Services, patient: Person
) -> None:
    await show(services, patient, keeps_text=False)

    assert "found nothing about that" in await patient.answer_to(QUESTION)


async def test_nobody_else_can_ask_it(services: Services, patient: Person) -> None:
    await show(services, patient)
    stranger = Person(services, await services.memory.people.sign_in("guest:stranger"))

    assert "18%" not in await stranger.answer_to(QUESTION)


async def test_a_forgotten_report_is_forgotten_everywhere(
    services: Services, patient: Person
) -> None:
    await show(services, patient)
    await patient.answer_to(QUESTION)
    (record,) = await services.memory.records.listed(patient.actor)

    await services.desk.forget(patient.actor, record.record_id)

    assert "18%" not in await patient.answer_to("and what was my Ki-67 in that report?")
    assert await patient.knows() == {}
    opened = await services.memory.conversations.opened(patient.actor, patient.conversation_id)
    assert "18%" not in str(opened)


async def test_forgetting_everything_forgets_the_report(
    services: Services, patient: Person
) -> None:
    await show(services, patient)

    asked = (await patient.say("forget everything you know about me")).answer
    assert asked is not None
    assert "1 record" in asked.text
    await patient.say(asked.quick_replies[0].message)

    assert await services.memory.records.listed(patient.actor) == ()
