"""Which reading of a question is taken."""

import dataclasses

import pytest

from assistant.domain import Document, FoundPassage, Passage, ScrubbedText
from assistant.retrieval.follow_ups.readings import (
    Found,
    Lean,
    about,
    fitting,
    stands_alone,
    with_subject,
)

NERVES = Document(document_id="neuropathy", title="Numb fingers", topic="neuropathy")


def found(asked: str, confidence: float | None) -> Found:
    passage = Passage(passage_id="neuropathy#1", document=NERVES, heading="", text="")
    one = FoundPassage(passage=passage, score=1.0, confidence=confidence or 0.0)
    return Found(asked=ScrubbedText(asked), passages=() if confidence is None else (one,))


def test_an_answer_is_about_the_topic_of_its_source() -> None:
    on_breast = dataclasses.replace(NERVES, cancer="breast cancer", topic="")

    assert (about(NERVES).topic, about(NERVES).cancer) == ("neuropathy", "")
    assert (about(on_breast).topic, about(on_breast).cancer) == ("Numb fingers", "breast cancer")


@pytest.mark.parametrize(
    ("question", "with_it"),
    [
        ("does it go away?", "does it go away (neuropathy)?"),
        ("how many visits", "how many visits (neuropathy)"),
    ],
)
def test_the_subject_stands_behind_the_question(question: str, with_it: str) -> None:
    assert with_subject(question, "neuropathy") == with_it


@pytest.mark.parametrize(
    ("lean", "confidence", "alone"),
    [
        (Lean.ALONE, None, True),
        (Lean.PERHAPS, 0.9, True),
        (Lean.PERHAPS, 0.7, False),
        (Lean.ADDS, 0.6, True),
        (Lean.ADDS, None, False),
        (Lean.SURELY, 0.99, False),
    ],
)
def test_a_question_stands_alone_where_the_library_surely_answers_it(
    lean: Lean, confidence: float | None, *, alone: bool
) -> None:
    assert stands_alone(found("how many visits", confidence), lean) is alone


def test_the_surest_reading_is_taken() -> None:
    weak, sure = found("b", 0.6), found("c", 0.9)

    assert fitting(found("a", 0.7), [weak, sure], Lean.PERHAPS) == sure


def test_a_question_that_may_stand_alone_does_so_where_nothing_fits_better() -> None:
    alone = found("a", 0.7)

    assert fitting(alone, [found("b", 0.6)], Lean.PERHAPS) == alone
    assert fitting(alone, [found("b", None)], Lean.SURELY) == alone


def test_what_points_back_is_read_with_what_it_points_to() -> None:
    leaning = found("b", 0.6)

    assert fitting(found("a", 0.7), [leaning], Lean.SURELY) == leaning
