from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.understanding.record_questions import (
    asks_about_record,
    asks_which_records,
    record_patterns,
    wants_record_forgotten,
)


@pytest.mark.parametrize(
    "message",
    [
        "what did my pathology report say about Ki-67?",
        "Does my report say anything about lymph nodes",
        "was my HER2 positive according to the biopsy report",
        "whats in my discharge letter",
        "my mom's pathology report, what did it say about margins",
        "what was my ki-67 in the report i sent you",
    ],
)
def test_a_question_about_ones_own_record_is_one(message: str) -> None:
    assert asks_about_record(message)


@pytest.mark.parametrize(
    "message",
    [
        "what does Ki-67 mean",
        "my scan shows progression, what should I do next",
        "how do I get a copy of my pathology report",
        "how long do pathology reports take",
        "is surgery better than radiation",
        "what happens if my ct shows something",
    ],
)
def test_a_question_for_the_library_is_none(message: str) -> None:
    assert not asks_about_record(message)


def test_which_records_there_are_can_be_asked() -> None:
    assert asks_which_records("which records do you have of me")
    assert asks_which_records("show me my reports")
    assert not asks_which_records("which report do I need for a second opinion")


def test_forgetting_a_record_is_not_forgetting_a_fact() -> None:
    assert wants_record_forgotten("please forget my pathology report")
    assert not wants_record_forgotten("forget that I have HER2")


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text("record: x\nsays: y\nasks: ['(']\nnever: []\nlists: []\nforgets: []\n")

    with pytest.raises(ConfigurationError, match=r"questions\.yaml"):
        record_patterns(path)
