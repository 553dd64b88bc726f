"""Run one ability over a file, offline: one JSON object a line in, one a line out."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from assistant.errors import LanternError

Record = Mapping[str, object]
Task = Callable[[Record], dict[str, object]]


class TaskName(StrEnum):
    """What `lantern batch` can run."""

    SCRUB = "scrub"
    RED_FLAGS = "red-flags"
    COMPLETENESS = "completeness"
    CONTINUATION = "continuation"
    INTENT = "intent"
    FACTS = "facts"
    RECORDS = "records"
    SEARCH = "search"
    TURNS = "turns"


@dataclass(kw_only=True)
class BatchReport:
    """What a run did: lines answered, and those that could not be, by number."""

    answered: int = 0
    bad_lines: list[str] = field(default_factory=list)


def run_batch(task: Task, source: Path, target: Path, *, tick: Callable[[], object]) -> BatchReport:
    """Answer every line of `source` into `target`; a bad line is reported and skipped."""
    report = BatchReport()
    with source.open("rb") as lines, target.open("w", encoding="utf-8") as out:
        for number, line in _numbered(lines):
            try:
                record = _read(line)
                kept = {"id": record["id"]} if "id" in record else {}
                out.write(json.dumps({**kept, **task(record)}, ensure_ascii=False) + "\n")
                report.answered += 1
            except (ValueError, LookupError, TypeError, RecursionError, LanternError) as error:
                report.bad_lines.append(f"line {number}: {_reason(error)}")
            tick()
    return report


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _read(line: bytes) -> Record:
    record = json.loads(line.decode())
    if not isinstance(record, dict):
        raise TypeError("it is not a JSON object")
    return record


def _reason(error: Exception) -> str:
    """Say what is wrong without quoting the line: it may hold a person's words."""
    if isinstance(error, KeyError):
        return f"the key {error} is missing"
    if isinstance(error, UnicodeError):
        return "it is not valid text (UTF-8)"
    if isinstance(error, json.JSONDecodeError | RecursionError):
        return "it is not valid JSON"
    return str(error) or type(error).__name__


def text_of(record: Record, key: str = "text") -> str:
    """Return a text of the record, or raise `TypeError`."""
    value = record[key]
    if not isinstance(value, str):
        raise TypeError(f"the key {key!r} must hold text")
    return value


def texts_of(record: Record, key: str) -> list[str]:
    """Return a list of texts of the record, or raise `TypeError`."""
    values = record[key]
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise TypeError(f"the key {key!r} must hold a list of texts")
    return values
