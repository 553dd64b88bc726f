"""The course of treatment, as it was told."""

from assistant.answering.remembered.timeline import treatment_courses
from assistant.answering.wording.fact_words import say_fact
from assistant.domain import Subject
from tests.assistant.answering.samples import remembered


def test_each_treatment_is_told_with_its_changes() -> None:
    told = [
        remembered("drug", "ribociclib", status="current"),
        remembered("procedure", "mastectomy", status="past"),
        remembered("drug", "ribociclib", status="stopped"),
    ]

    courses = treatment_courses(told, say_fact)

    assert [(one.name, [step.text for step in one.steps]) for one in courses] == [
        ("ribociclib", ["you take ribociclib", "you stopped ribociclib"]),
        ("mastectomy", ["you had a mastectomy"]),
    ]


def test_what_was_never_given_is_left_out() -> None:
    told = [
        remembered("drug", "penicillin", status="allergy"),
        remembered("drug", "tamoxifen", status="negated"),
        remembered("drug", "letrozole", status="current", subject=Subject.FAMILY),
        remembered("stage", "stage", "II"),
    ]

    assert treatment_courses(told, say_fact) == ()
