"""Ask the starter library what people ask; `python -m evals.answers.score` prints the table.

Two other files, of questions inside and outside, may be named behind it. The questions were written before the documents, by somebody who wrote none of them.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from evals.answers.examples import is_on, subject_patterns
from evals.batch import TaskName
from evals.batch_tasks import open_task
from evals.understanding.score import tell
from web.cards import URGENT

HERE = Path(__file__).parent
ALARMS = {kind.value for kind in URGENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and what it got."""

    question: str
    subjects: Sequence[str]
    kind: str
    """Kind of the answer, or its urgency where it raised an alarm."""
    document: str | None
    """The first source."""


def main() -> None:
    """Print the share of questions whose first source is on the subject, and the declined rest."""
    patterns = subject_patterns()
    inside_file, outside_file = _files()
    inside = list(ask(inside_file))
    found = [is_on_subject(one, patterns) for one in inside]
    tell("first source on the subject", found)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for one, right in zip(inside, found, strict=True):
        by_kind[one.subjects[0].partition(":")[0]].append(right)
    for kind, results in sorted(by_kind.items()):
        tell(f"  {kind}", results)
    tell("no source at all", [one.document is None for one in inside])
    tell("  because of an alarm", [one.kind in ALARMS for one in inside])
    outside = list(ask(outside_file))
    tell("outside the library, no source", [one.document is None for one in outside])
    if "--show" in sys.argv:
        for one, right in zip(inside, found, strict=True):
            if not right:
                print(f"{one.kind:10} {one.document or '-':40} {one.subjects} {one.question}")
        for one in outside:
            if one.document is not None:
                print(f"outside    {one.document:40} {one.question}")


def _files() -> tuple[Path, Path]:
    """Return the two files named as arguments, else those first written."""
    named = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    inside, outside = named or (HERE / "questions.jsonl", HERE / "outside.jsonl")
    return inside, outside


def ask(file: Path) -> Iterator[Asked]:
    """Ask each question of `file` in a conversation of its own."""
    with open_task(TaskName.TURNS, Settings(), None) as converse:
        for line in file.read_text().splitlines():
            row = json.loads(line)
            answers: Any = converse({"messages": [row["question"]]})["answers"]
            (answer,) = answers
            cited = [one["passage_id"].partition("#")[0] for one in answer["citations"]]
            yield Asked(
                question=row["question"],
                subjects=row.get("subjects", []),
                kind=answer["kind"],
                document=cited[0] if cited else None,
            )


def is_on_subject(one: Asked, patterns: dict[str, list[str]]) -> bool:
    """Tell whether the first source is on one of the question's subjects."""
    return one.document is not None and is_on(one.document, one.subjects, patterns)


if __name__ == "__main__":
    main()
