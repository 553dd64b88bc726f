from pathlib import Path

import pytest

from assistant.domain import FactKind
from assistant.retrieval.library.check import check_library
from tests.assistant.retrieval.fakes import write_document

FILLER = "A team of doctors looks at the scans with you. " * 30
BODY = f"""## Short answer
Sometimes. {FILLER}

## What it depends on
- How many places.

## For you
### On a drug {{when="drug:ribociclib current"}}
Ask first.

## When to call
- Fever: call.

## Questions for your care team
- Which one?

## The main point
A team decides.
"""


def knows_ribociclib(kind: FactKind, name: str) -> bool:
    return kind is FactKind.DRUG and name == "ribociclib"


def faults_of(folder: Path, *references: Path) -> list[str]:
    return check_library(folder, knows=knows_ribociclib, reference_texts=references)


def test_a_good_document_has_no_fault(tmp_path: Path) -> None:
    write_document(tmp_path, "a", body=BODY)

    assert faults_of(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("## When to call\n- Fever: call.\n", "", "the part when to call is missing"),
        ("drug:ribociclib current", "drug:ribo current", "no fact is called drug:ribo"),
        ("A team decides.", "You should stop ribociclib.", "tells to change treatment"),
        ("A team decides.", "Take 600 mg.", "names a dose"),
        ("A team decides.", "Don't worry.", "false comfort"),
        ("A team decides.", "See [this](http://example.org).", "a bare or unsafe link"),
        ("A team decides.", "See https://example.org now.", "a bare or unsafe link"),
        (FILLER, "", "words; write 250 to 700"),
        (FILLER, "Multidisciplinary individualised consideration " * 90, "reading grade"),
        ("edition: 2026-11", "edition: new", 'the edition "new" is not of the form'),
        ("https://example.org/page", "http://example.org/page", "has no https address"),
        ("  - A question", "  - A question\n  - a question?", "is listed twice"),
        ("## Short answer", "## The answer", '"## Short answer" is missing'),
    ],
    ids=[
        *("missing part", "unknown condition", "orders", "dose", "comfort", "http", "bare link"),
        *("short", "hard words", "edition", "source", "question twice", "form"),
    ],
)
def test_each_fault_is_named_with_its_file(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = write_document(tmp_path, "a", body=BODY)
    path.write_text(path.read_text().replace(old, new))

    faults = faults_of(tmp_path)

    assert len([found for found in faults if found.startswith("a.md") and fault in found]) >= 1, (
        faults
    )


def test_documents_that_are_largely_the_same_are_named(tmp_path: Path) -> None:
    write_document(tmp_path, "a", body=BODY)
    write_document(tmp_path, "b", body=BODY)

    assert faults_of(tmp_path) == ["a.md: largely the same as b.md."]


def test_a_run_of_words_from_a_text_of_others_is_named(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    reference = tmp_path / "other.txt"
    reference.write_text("We say: a team of doctors looks at the scans with you, always.")
    lines = tmp_path / "other.jsonl"
    lines.write_text('{"answer": "unlike ours in every way that can be thought of at all"}')

    faults = faults_of(tmp_path / "library", reference, lines)

    assert faults
    assert all("stands in a text of others" in fault for fault in faults)
