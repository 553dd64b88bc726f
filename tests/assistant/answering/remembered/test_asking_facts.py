"""The one question under an answer about what is remembered."""

import pytest

from assistant.answering.remembered.asking_facts import (
    FactQuestion,
    ask_about_conflict,
    ask_about_doubt,
    with_question,
)
from assistant.answering.wording.fact_words import say_fact
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import Answer, AnswerKind, RememberedFact, Role, SitePolicy, Subject
from tests.assistant.answering.samples import TODAY, remembered

PHRASES = load_phrases(SitePolicy())
STOPPED = remembered("drug", "letrozole", status="stopped")
TAKEN = remembered("drug", "letrozole", status="current", role=Role.CAREGIVER)
DOUBTFUL = remembered("stage", "stage", "III", confirmed=False)


def conflict(one: RememberedFact, other: RememberedFact) -> FactQuestion | None:
    return ask_about_conflict(
        PHRASES, (one, other), conflict_id="c1", describe=say_fact, today=TODAY
    )


def test_two_notes_that_differ_are_both_named_with_who_told_them() -> None:
    question = conflict(STOPPED, TAKEN)

    assert question is not None
    for part in ("you told me", "your caregiver told me", "May 3", "letrozole", "Which is right?"):
        assert part in question.text
    assert [one.label for one in question.replies] == [
        "you stopped letrozole",
        "you take letrozole",
    ]


def test_notes_that_read_the_same_are_not_asked_about() -> None:
    assert conflict(TAKEN, TAKEN) is None


def test_only_the_first_doubtful_fact_is_asked_about() -> None:
    question = ask_about_doubt([STOPPED, DOUBTFUL], describe=say_fact, reader=Role.PATIENT)

    assert question is not None
    assert question.fact_id == DOUBTFUL.fact_id
    assert [one.label for one in question.replies] == ["Yes", "No"]


def test_a_relatives_doubtful_fact_is_not_asked_about() -> None:
    aunt = remembered("biomarker", "BRCA1", "positive", subject=Subject.FAMILY, confirmed=False)

    assert ask_about_doubt([aunt], describe=say_fact, reader=Role.PATIENT) is None


def test_a_caregiver_is_not_called_the_patient() -> None:
    question = ask_about_doubt([DOUBTFUL], describe=lambda _: "stage III", reader=Role.CAREGIVER)

    assert question is not None
    assert question.text == "*Did I get this right: stage III?*"


@pytest.mark.parametrize(
    ("kind", "asks"),
    [
        (AnswerKind.ANSWER, True),
        (AnswerKind.NOTED, True),
        (AnswerKind.COMFORT, False),
        (AnswerKind.CLARIFY, False),
        (AnswerKind.ASK, False),
        (AnswerKind.EMERGENCY, False),
    ],
)
def test_it_is_asked_only_where_it_is_in_place(kind: AnswerKind, *, asks: bool) -> None:
    question = FactQuestion(text="Right?", replies=())

    asked = with_question(Answer(text="Words.", kind=kind), question)

    assert (asked is not None and asked.text.endswith("Right?")) is asks
