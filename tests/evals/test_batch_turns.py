"""Whole conversations through the batch interface."""

from typing import Any

import pytest

from tests.evals.conftest import Batch

SEVEN = [
    "Is surgery an option for metastatic Lung Cancer",
    "Can surgery be done on Breast Cancer metastases",
    "Is surgery an option for metastatic Kidney Cancer",
    "Is surgery an option for metastatic Liver Cancer",
    "Is surgery an option for metastatic Melanoma",
    "What lifestyle changes are recommended for Breast Cancer patients",
    "How do I find the best clinical trial for breast cancer",
]
SUBJECTS = ["lung", "breast", "kidney", "liver", "melanoma", "breast", "trial"]


def answers_of(batch: Batch, *conversations: list[str]) -> list[list[dict[str, Any]]]:
    lines = [{"id": number, "messages": one} for number, one in enumerate(conversations)]
    ran = batch("turns", *lines)

    assert (ran.exit_code, len(ran.answers)) == (0, len(lines))
    return [one["answers"] for one in ran.answers]  # type: ignore[misc]  # JSON as it was written


def test_the_seven_questions_are_answered_from_the_right_documents(batch: Batch) -> None:
    answered = answers_of(batch, *([one] for one in SEVEN))

    for (answer,), subject in zip(answered, SUBJECTS, strict=True):
        assert set(answer) == {"text", "urgency", "intent", "citations", "kind"}
        assert (answer["kind"], answer["urgency"]) == ("answer", "routine")
        assert "[1]" in answer["text"]
        assert subject in answer["citations"][0]["heading"].lower()
        assert all(one["url"].startswith("https://") for one in answer["citations"])


def test_a_fact_is_remembered_in_its_conversation_and_in_no_other(batch: Batch) -> None:
    told = "I have ER+ breast cancer and take ribociclib."
    asked = "What lifestyle changes are recommended?"

    (_, knowing), (unknowing,) = answers_of(batch, [told, asked], [asked])

    assert "ecause you told me" in knowing["text"]
    assert "ecause you told me" not in unknowing["text"]


def test_a_cut_off_message_is_asked_about_and_completed(batch: Batch) -> None:
    first = (
        "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
        "Because of my low neutrophils the dose was"
    )

    ((asked, completed),) = answers_of(batch, [first, "reduced"])

    assert asked["kind"] == "clarify"
    assert completed["kind"] != "clarify"
    assert "ribociclib" in completed["text"]


def test_an_emergency_comes_as_one(batch: Batch) -> None:
    ((answer,),) = answers_of(batch, ["temp of 101.2 and chills, day 8 after chemo"])

    assert (answer["kind"], answer["urgency"]) == ("emergency", "emergency")
    assert answer["citations"] == []


@pytest.mark.parametrize("messages", ["text", [1], None], ids=repr)
def test_a_conversation_is_a_list_of_texts(batch: Batch, messages: object) -> None:
    ran = batch("turns", {"id": 1, "messages": messages})

    assert ran.exit_code == 1
    assert "line 1: the key 'messages' must hold a list of texts" in ran.said


def test_a_message_that_cannot_be_taken_is_a_bad_line(batch: Batch) -> None:
    ran = batch("turns", {"id": 1, "messages": ["a " * 8000]}, {"id": 2, "messages": ["hello"]})

    assert [one["id"] for one in ran.answers][-1] == 2
    assert len(ran.answers) + ran.said.count("line 1:") == 2
