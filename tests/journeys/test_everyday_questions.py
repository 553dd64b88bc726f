"""Questions in everyday words get an answer to the point."""

import pytest

from assistant.domain import AnswerKind
from tests.journeys.conftest import Person

pytestmark = pytest.mark.anyio

ASKED = [
    (
        "can i take ibuprofen during chemo",
        "painkillers-you-can-buy",
        "Ibuprofen strains the kidneys",
    ),
    ("can I stop the tamoxifen?", "stopping-or-skipping", "don't stop or skip it by yourself"),
    ("what alternatives are there to tamoxifen", "tamoxifen", "aromatase tablet"),
    ("is grapefruit ok with ribociclib", "ribociclib", "Grapefruit and its juice can raise"),
    ("can I have a glass of wine during chemo", "alcohol-during-treatment", "ask your team first"),
    ("can i drink alcohol with tamoxifen", "tamoxifen", "hot flashes"),
    ("I'm a nurse. what do I do when doxorubicin extravasates", "doxorubicin", "stops the drip"),
    ("will they have to cut my whole breast off", "breast-surgery", "can keep the breast"),
    ("What are the side effects of ribociclib?", "ribociclib", "**Nausea, loose stools.**"),
    ("side effects capecitabine", "capecitabine", "**Loose stools.**"),
    ("what number counts as fever", "low-neutrophils", "38.0 °C (100.4 °F)"),
    ("how does chemotherapy work", "how-chemotherapy-works", "divide fast"),
]


@pytest.mark.parametrize(("question", "document", "words"), ASKED, ids=[one for one, *_ in ASKED])
async def test_the_first_source_is_on_the_subject_and_the_answer_to_the_point(
    patient: Person, question: str, document: str, words: str
) -> None:
    answer = (await patient.say(question)).answer

    assert answer is not None
    assert answer.citations[0].passage_id.startswith(document)
    assert words in answer.text


async def test_grapefruit_is_answered_for_the_medicine_that_was_told(patient: Person) -> None:
    await patient.say("I take palbociclib for breast cancer")

    text = await patient.answer_to("can i eat grapefruit")

    assert text.startswith("Grapefruit and its juice can raise")
    assert "you take palbociclib" in text


async def test_side_effects_are_those_of_what_is_taken(patient: Person) -> None:
    await patient.say("I take ribociclib and letrozole.")

    answer = (await patient.say("what side effects should i expect?")).answer

    assert answer is not None
    assert answer.citations[0].passage_id.startswith(("letrozole", "ribociclib"))
    assert "Common side effects and what helps" in answer.text


async def test_what_was_asked_in_an_alarm_is_answered_once_it_is_dismissed(
    patient: Person,
) -> None:
    await patient.say("temp of 101.2 and chills, day 8 after chemo. can i take tylenol?")

    text = await patient.answer_to("This is not happening now")

    assert text.startswith("Thank you for telling me.")
    assert "it can hide a fever" in text


@pytest.mark.parametrize(
    "message", ["how do i get wax out of a carpet", "my toddler has a barky cough at night"]
)
async def test_what_is_not_in_the_library_has_no_source(patient: Person, message: str) -> None:
    answer = (await patient.say(message)).answer

    assert answer is not None
    assert not answer.citations


async def test_who_tells_of_a_cancer_is_asked_what_they_would_like_to_know(
    patient: Person,
) -> None:
    answer = (await patient.say("i have lung cancer")).answer

    assert answer is not None
    assert answer.text.startswith("Thank you.")
    assert "What would you like to know" in answer.text
    assert not answer.citations


async def test_what_nobody_could_understand_is_asked_about_and_then_answered(
    patient: Person,
) -> None:
    asked = (await patient.say("it was the purple one from the tray again")).answer
    assert asked is not None
    assert asked.kind is AnswerKind.ASK

    medicine = next(one for one in asked.quick_replies if one.label == "A medicine")
    more = (await patient.say(medicine.message)).answer
    assert more is not None
    assert more.text.startswith("Which medicine is it")

    answer = await patient.answer_to("letrozole, what is it for")
    assert "lower estrogen" in answer
