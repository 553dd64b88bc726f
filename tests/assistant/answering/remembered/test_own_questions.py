"""Questions after one thing that was told."""

import pytest

from assistant.answering.remembered.own_questions import Aspect, own_question
from assistant.domain import Fact, FactKind, FactStatus, Subject

LETROZOLE = Fact(kind=FactKind.DRUG, name="letrozole", status=FactStatus.CURRENT)


@pytest.mark.parametrize(
    ("message", "aspect", "thing"),
    [
        ("what is my ki67", Aspect.VALUE, "ki67"),
        ("What's my PD-L1 again?", Aspect.VALUE, "pd-l1"),
        ("which stage am i", Aspect.VALUE, "stage"),
        ("what chemo am I on", Aspect.VALUE, "chemo"),
        ("am i her2 positive or negative", Aspect.VALUE, "her2"),
        ("where has it spread", Aspect.VALUE, ""),
        ("when did i start letrozole", Aspect.WHEN, "letrozole"),
        ("how long have i been on letrozole", Aspect.WHEN, "letrozole"),
        ("what dose am i on", Aspect.DOSE, ""),
        ("what is my letrozole dose", Aspect.DOSE, "letrozole"),
    ],
)
def test_what_is_asked_after_is_read(message: str, aspect: Aspect, thing: str) -> None:
    asked = own_question(message)

    assert asked is not None
    assert (asked.aspect, asked.thing) == (aspect, thing)


@pytest.mark.parametrize(
    "message",
    [
        "what does my ki67 mean",
        "is a ki67 of 20 high",
        "what stage is it when it is in the liver",
        "when do i start radiation after surgery",
        "what dose of letrozole is usual",
    ],
)
def test_a_question_for_the_library_is_none(message: str) -> None:
    assert own_question(message) is None


def test_a_name_is_the_same_with_and_without_its_hyphen() -> None:
    asked = own_question("what is my ki67")
    assert asked is not None

    marker = Fact(kind=FactKind.BIOMARKER, name="Ki-67", value="20%")
    assert asked.with_names(["Ki-67"]).is_after(marker)
    assert not asked.with_names(["Ki-67"]).is_after(LETROZOLE)


def test_a_dose_is_asked_of_every_medicine_that_is_taken() -> None:
    asked = own_question("what dose am i on")
    assert asked is not None

    assert asked.is_after(LETROZOLE)
    stopped = Fact(kind=FactKind.DRUG, name="tamoxifen", status=FactStatus.STOPPED)
    assert not asked.is_after(stopped)


def test_a_relatives_fact_is_not_ones_own() -> None:
    asked = own_question("which stage am i")
    assert asked is not None

    hers = Fact(kind=FactKind.STAGE, name="stage", value="II", subject=Subject.FAMILY)
    assert not asked.is_after(hers)
