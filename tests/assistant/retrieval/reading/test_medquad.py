import json
from pathlib import Path

import pytest

from assistant.errors import LibraryError
from assistant.retrieval.reading.medquad import cut_into_passages, read_medquad

LINE = {
    "id": "Q1",
    "focus": "Prostate Cancer",
    "qtype": "symptoms",
    "answer": "Trouble passing urine.",
    "question": "What are the symptoms of prostate cancer?",
    "synonyms": ["cancer of the prostate"],
    "url": "https://example.org",
    "source": "CancerGov",
}


def write(path: Path, *lines: object) -> Path:
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    )
    return path


def test_a_line_becomes_a_document_with_its_id(tmp_path: Path) -> None:
    reading = read_medquad(write(tmp_path / "a.jsonl", LINE))

    document, passages = reading.documents[0]
    assert document.document_id == "Q1"
    assert document.cancer == "prostate cancer"
    assert document.sources[0].publisher == "CancerGov"
    assert document.synonyms == ("cancer of the prostate",)
    assert [passage.heading for passage in passages] == ["Prostate Cancer - symptoms"]
    assert reading.faults == []


def test_what_may_be_absent_may_be_absent(tmp_path: Path) -> None:
    bare = {key: LINE[key] for key in ("id", "focus", "qtype", "answer")}

    reading = read_medquad(write(tmp_path / "a.jsonl", bare, ""))

    assert reading.documents[0][0].title == "Prostate Cancer - symptoms"
    assert reading.documents[0][0].answers == ()


def test_faulty_lines_are_named_by_number_and_the_others_read(tmp_path: Path) -> None:
    reading = read_medquad(
        write(
            tmp_path / "a.jsonl",
            "{broken",
            {**LINE, "answer": " "},
            [1],
            {**LINE, "url": 3, "synonyms": 4},
            LINE,
        )
    )

    assert len(reading.documents) == 1
    assert [fault.split(": ", 1)[0] for fault in reading.faults] == [
        "a.jsonl, line 1",
        "a.jsonl, line 2",
        "a.jsonl, line 3",
        "a.jsonl, line 4",
        "a.jsonl, line 4",
    ]


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(LibraryError, match=r"a\.jsonl cannot be read"):
        read_medquad(path)


def test_long_answers_are_cut_where_a_sentence_ends() -> None:
    pieces = cut_into_passages("One two three. Four five six. Seven.", words=6)

    assert pieces == ["One two three. Four five six.", "Seven."]


def test_words_without_the_end_of_a_sentence_are_cut_all_the_same() -> None:
    pieces = cut_into_passages("one two three four five six seven. Eight.", words=3)

    assert pieces == ["one two three", "four five six", "seven. Eight."]
