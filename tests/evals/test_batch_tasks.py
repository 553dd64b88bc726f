"""Each task of `lantern batch` answers in the format that is promised."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.batch import TaskName
from tests.evals.conftest import Batch

SECRET = "Marguerite Olsavsky"


def only(batch: Batch, task: str, line: Mapping[str, object], *options: str) -> dict[str, Any]:
    """Run a task on one good line and return its answer."""
    ran = batch(task, {"id": 1, "more": "ignored", **line}, options=options)

    assert (ran.exit_code, len(ran.answers)) == (0, 1)
    answer = dict(ran.answers[0])
    assert answer.pop("id") == 1
    return answer


def test_scrub_replaces_identifiers_and_says_where_they_stood(batch: Batch) -> None:
    text = "I am Maria Lopez, call 617-555-0142. I take letrozole."

    answer = only(batch, "scrub", {"text": text})

    assert set(answer) == {"text", "spans"}
    assert "letrozole" in answer["text"]
    found = {span["label"]: text[span["start"] : span["end"]] for span in answer["spans"]}
    assert found == {"NAME": "Maria Lopez", "PHONE": "617-555-0142"}


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("temp of 101.2 and chills, day 8 after chemo", "emergency"),
        ("What helps with tiredness?", "routine"),
    ],
)
def test_red_flags_names_urgency_category_and_rules(batch: Batch, text: str, urgency: str) -> None:
    answer = only(batch, "red-flags", {"text": text})

    assert set(answer) == {"urgency", "category", "rules"}
    assert answer["urgency"] == urgency
    assert bool(answer["rules"]) == bool(answer["category"]) == (urgency == "emergency")


def test_completeness_shows_the_tail_and_likely_endings(batch: Batch) -> None:
    answer = only(
        batch, "completeness", {"text": "Because of my low neutrophils the ribociclib dose was"}
    )

    assert answer["cut_off"] is True
    assert answer["tail"].endswith("dose was")
    assert "reduced" in answer["completions"]


def test_a_complete_message_has_no_tail(batch: Batch) -> None:
    answer = only(batch, "completeness", {"text": "What is letrozole for?"})

    assert answer == {"cut_off": False, "tail": "", "completions": []}


def test_continuation_joins_or_gives_null(batch: Batch) -> None:
    joined = only(batch, "continuation", {"first": "The dose was", "second": "reduced in May"})
    new = only(batch, "continuation", {"first": "The dose was", "second": "Thank you!"})

    assert joined == {"continuation": True, "joined": "The dose was reduced in May"}
    assert new == {"continuation": False, "joined": None}


def test_intent_ranks_with_confidence(batch: Batch) -> None:
    intents = only(batch, "intent", {"text": "Is surgery an option for me?"})["intents"]

    assert intents[0]["name"] == "surgery"
    confidences = [one["confidence"] for one in intents]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= one <= 1 for one in confidences)


def test_facts_of_one_text_have_every_key(batch: Batch) -> None:
    facts = only(batch, "facts", {"text": "I have taken letrozole since May."})["facts"]

    assert facts == [
        {
            "kind": "drug",
            "name": "letrozole",
            "value": None,
            "status": "current",
            "since": "May",
            "subject": "patient",
        }
    ]


def test_facts_of_several_turns_stand_as_after_the_last(batch: Batch) -> None:
    turns = ["I take letrozole.", "I stopped letrozole last week."]

    (fact,) = only(batch, "facts", {"turns": turns})["facts"]

    assert (fact["name"], fact["status"]) == ("letrozole", "stopped")


def test_a_caregivers_fact_is_the_patients(batch: Batch) -> None:
    line = {"text": "My mother takes letrozole.", "speaker": "caregiver"}

    (fact,) = only(batch, "facts", line)["facts"]

    assert (fact["name"], fact["subject"]) == ("letrozole", "patient")


def test_a_record_gives_facts_and_the_length_of_its_text(batch: Batch, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Visit note. Patient takes letrozole 2.5 mg daily.")

    answer = only(batch, "records", {"path": str(path)})

    assert set(answer) == {"facts", "text_chars"}
    assert "letrozole" in [one["name"] for one in answer["facts"]]
    assert answer["text_chars"] == pytest.approx(50, abs=5)


def test_a_record_that_is_not_there_is_a_bad_line(batch: Batch, tmp_path: Path) -> None:
    ran = batch("records", {"path": str(tmp_path / f"{SECRET}.pdf")})

    assert ran.exit_code == 1
    assert "line 1:" in ran.said
    assert SECRET not in ran.said


def test_search_finds_in_the_configured_library(batch: Batch) -> None:
    passages = only(batch, "search", {"query": "surgery for metastatic kidney cancer"})["passages"]

    assert set(passages[0]) == {"passage_id", "document", "title", "score"}
    assert passages[0]["document"] == "surgery-for-kidney-cancer-metastases"
    scores = [one["score"] for one in passages]
    assert scores == sorted(scores, reverse=True)


def test_search_takes_a_library_in_lines(batch: Batch, tmp_path: Path) -> None:
    library = tmp_path / "library.jsonl"
    lines = [
        {
            "id": f"q{number}",
            "focus": focus,
            "qtype": "treatment",
            "answer": f"{focus} is treated with surgery.",
            "question": f"What are the treatments for {focus}?",
        }
        for number, focus in enumerate(["Kidney cancer", "Retinoblastoma", "Thymoma"])
    ]
    library.write_text("\n".join(map(json.dumps, lines)))

    answer = only(batch, "search", {"query": "retinoblastoma"}, "--library", str(library))

    assert answer["passages"][0]["document"] == "q1"


@pytest.mark.parametrize("task", [one for one in TaskName if one is not TaskName.TURNS])
def test_bad_lines_are_named_skipped_and_never_quoted(batch: Batch, task: TaskName) -> None:
    ran = batch(task.value, f'{{"id": 1, "text": "{SECRET}', {"id": 2, "other": SECRET}, "[]")

    assert ran.exit_code == 1
    assert ran.answers == []
    for number in (1, 2, 3):
        assert f"line {number}: " in ran.said
    assert SECRET not in ran.said


def test_a_speaker_nobody_knows_is_a_bad_line(batch: Batch) -> None:
    ran = batch("facts", {"text": "I take letrozole.", "speaker": SECRET})

    assert ran.exit_code == 1
    assert "speaker" in ran.said
    assert SECRET not in ran.said


ODD = ["", " ", "\x00", "\ud83d", "😀", "a" * 60, "<b>", "מה עוזר", "%s {0}", "\n\n"]


@pytest.mark.parametrize("task", ["scrub", "red-flags", "completeness", "intent", "facts"])
def test_no_text_ends_a_run(batch: Batch, task: str) -> None:
    lines = [{"id": number, "text": text} for number, text in enumerate([*ODD, "I am well."])]

    ran = batch(task, *lines)

    assert ran.answers[-1]["id"] == len(ODD)
    assert len(ran.answers) + ran.said.count("line ") == len(lines)
