"""The batch runner answers line by line, and says which lines it could not."""

import json
from pathlib import Path

import pytest

from assistant.errors import RecordError
from evals.batch import BatchReport, Record, run_batch, text_of, texts_of

SECRET = "Marguerite Olsavsky"


def shout(record: Record) -> dict[str, object]:
    """A task: the text in capitals."""
    return {"text": text_of(record).upper()}


def run(tmp_path: Path, *lines: str | bytes) -> tuple[BatchReport, list[dict[str, object]]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    coded = [line.encode() if isinstance(line, str) else line for line in lines]
    source.write_bytes(b"\n".join(coded) + b"\n")
    report = run_batch(shout, source, target, tick=lambda: None)
    return report, [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def test_every_line_is_answered_with_its_id(tmp_path: Path) -> None:
    report, answers = run(tmp_path, '{"id": 7, "text": "a"}', '{"id": "x", "text": "b"}')

    assert answers == [{"id": 7, "text": "A"}, {"id": "x", "text": "B"}]
    assert (report.answered, report.bad_lines) == (2, [])


def test_a_line_without_an_id_is_answered_without_one(tmp_path: Path) -> None:
    _, answers = run(tmp_path, '{"text": "a", "more": "ignored"}')

    assert answers == [{"text": "A"}]


def test_empty_lines_count_but_are_not_answered(tmp_path: Path) -> None:
    report, answers = run(tmp_path, "", '{"text": "a"}', "   ", "nonsense")

    assert len(answers) == 1
    assert report.bad_lines == ["line 4: it is not valid JSON"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f'{{"text": "{SECRET}"', "it is not valid JSON"),
        (f"{SECRET} wrote this", "it is not valid JSON"),
        (f'["{SECRET}"]', "it is not a JSON object"),
        (f'"{SECRET}"', "it is not a JSON object"),
        ("null", "it is not a JSON object"),
        (f'{{"words": "{SECRET}"}}', "the key 'text' is missing"),
        (f'{{"text": ["{SECRET}"]}}', "the key 'text' must hold text"),
        ('{"text": null}', "the key 'text' must hold text"),
        ('{"text": 5}', "the key 'text' must hold text"),
        (SECRET.encode("utf-16"), "it is not valid"),
        (b'{"text": "caf\xe9 ' + SECRET.encode() + b'"}', "it is not valid"),
        ("[" * 100_000, "it is not valid"),
    ],
    ids=[
        "cut off",
        "no JSON",
        "a list",
        "a text",
        "null",
        "another key",
        "a list of texts",
        "no text",
        "a number",
        "UTF-16",
        "Latin-1",
        "nested without end",
    ],
)
def test_a_bad_line_is_reported_by_number_and_never_quoted(
    tmp_path: Path, line: str | bytes, reason: str
) -> None:
    report, answers = run(tmp_path, '{"id": 1, "text": "a"}', line, '{"id": 3, "text": "b"}')

    assert [one["id"] for one in answers] == [1, 3]
    assert len(report.bad_lines) == 1
    assert report.bad_lines[0].startswith(f"line 2: {reason}")
    assert SECRET not in report.bad_lines[0]


def test_a_lone_surrogate_is_answered_or_reported_but_never_ends_the_run(tmp_path: Path) -> None:
    report, answers = run(tmp_path, r'{"id": 1, "text": "a \ud83d b"}', '{"id": 2, "text": "b"}')

    assert answers[-1]["id"] == 2
    assert report.answered + len(report.bad_lines) == 2


def test_an_answer_keeps_letters_of_every_script(tmp_path: Path) -> None:
    run(tmp_path, '{"text": "ß א 化"}')

    assert "SS א 化" in (tmp_path / "out.jsonl").read_text("utf-8")


def test_an_error_of_ours_is_reported_in_its_own_words(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}\n")

    def refuse(_record: Record) -> dict[str, object]:
        raise RecordError("This file is empty.")

    report = run_batch(refuse, source, tmp_path / "out.jsonl", tick=lambda: None)

    assert report.bad_lines == ["line 1: This file is empty."]


def test_progress_moves_once_for_every_line(tmp_path: Path) -> None:
    source, ticks = tmp_path / "in.jsonl", list[int]()
    source.write_text('{"text": "a"}\n\nbad\n')

    run_batch(shout, source, tmp_path / "out.jsonl", tick=lambda: ticks.append(1))

    assert len(ticks) == 2


@pytest.mark.parametrize("values", [None, "one", ["one", 2], {"one": 1}])
def test_a_list_of_texts_must_be_one(values: object) -> None:
    with pytest.raises(TypeError, match="list of texts"):
        texts_of({"turns": values}, "turns")
