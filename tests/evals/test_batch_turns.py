"""Whole conversations through the batch interface: one run, looked at from several sides."""

from typing import Any

import pytest

from tests.evals.conftest import Batch, BatchRun

SEVEN = {
    "Is surgery an option for metastatic Lung Cancer": "lung",
    "Can surgery be done on Breast Cancer metastases": "breast",
    "Is surgery an option for metastatic Kidney Cancer": "kidney",
    "Is surgery an option for metastatic Liver Cancer": "liver",
    "Is surgery an option for metastatic Melanoma": "melanoma",
    "What lifestyle changes are recommended for Breast Cancer patients": "breast",
    "How do I find the best clinical trial for breast cancer": "trial",
}
ASKED = "What lifestyle changes are recommended?"
CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)
CONVERSATIONS: dict[str, object] = {
    **{question: [question] for question in SEVEN},
    "told": ["I have ER+ breast cancer and take ribociclib.", ASKED],
    "a stranger": [ASKED],
    "cut off": [CUT_OFF, "reduced"],
    "a fever": ["temp of 101.2 and chills, day 8 after chemo"],
    "too long": ["a " * 8000],
    "no list": "text",
    "no texts": [1],
    "nothing": None,
    "afterwards": ["hello"],
}


@pytest.fixture(scope="module")
def ran(batch: Batch) -> BatchRun:
    return batch("turns", *({"id": name, "messages": one} for name, one in CONVERSATIONS.items()))


def answers(ran: BatchRun, name: str) -> list[dict[str, Any]]:
    """Return the answers of one conversation."""
    (found,) = [one["answers"] for one in ran.answers if one["id"] == name]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(("question", "subject"), SEVEN.items())
def test_each_of_the_seven_questions_is_answered_from_the_right_document(
    ran: BatchRun, question: str, subject: str
) -> None:
    (answer,) = answers(ran, question)

    assert set(answer) == {"text", "urgency", "intent", "citations", "kind"}
    assert (answer["kind"], answer["urgency"]) == ("answer", "routine")
    assert "[1]" in answer["text"]
    assert subject in answer["citations"][0]["heading"].lower()
    assert all(one["url"].startswith("https://") for one in answer["citations"])


def test_a_fact_is_remembered_in_its_conversation_and_in_no_other(ran: BatchRun) -> None:
    (_, knowing), (unknowing,) = answers(ran, "told"), answers(ran, "a stranger")

    assert "ecause you told me" in knowing["text"]
    assert "ecause you told me" not in unknowing["text"]


def test_a_cut_off_message_is_asked_about_and_completed(ran: BatchRun) -> None:
    asked, completed = answers(ran, "cut off")

    assert asked["kind"] == "clarify"
    assert completed["kind"] != "clarify"
    assert "ribociclib" in completed["text"]


def test_an_emergency_comes_as_one(ran: BatchRun) -> None:
    (answer,) = answers(ran, "a fever")

    assert (answer["kind"], answer["urgency"]) == ("emergency", "emergency")
    assert answer["citations"] == []


@pytest.mark.parametrize("name", ["no list", "no texts", "nothing"])
def test_a_conversation_is_a_list_of_texts(ran: BatchRun, name: str) -> None:
    number = list(CONVERSATIONS).index(name) + 1

    assert ran.exit_code == 1
    assert f"line {number}: the key 'messages' must hold a list of texts" in ran.said


def test_a_bad_conversation_does_not_cost_the_next_its_answer(ran: BatchRun) -> None:
    assert len(answers(ran, "afterwards")) == 1
    assert len(ran.answers) + ran.said.count("line ") == len(CONVERSATIONS)
