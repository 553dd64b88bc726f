"""Ask the starter library what people ask; `python -m evals.answers.score` prints the table.

The questions were written before the documents, by somebody who wrote none of them.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from assistant.yaml_files import read_yaml
from evals.batch import TaskName
from evals.batch_tasks import open_task
from evals.understanding.score import tell

HERE = Path(__file__).parent
DRUG = "drug:"


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
    patterns = _patterns()
    inside = list(ask(HERE / "questions.jsonl"))
    found = [is_on_subject(one, patterns) for one in inside]
    tell("first source on the subject", found)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for one, right in zip(inside, found, strict=True):
        by_kind[one.subjects[0].partition(":")[0]].append(right)
    for kind, results in sorted(by_kind.items()):
        tell(f"  {kind}", results)
    tell("no source at all", [one.document is None for one in inside])
    outside = list(ask(HERE / "outside.jsonl"))
    tell("outside the library, no source", [one.document is None for one in outside])
    if "--show" in sys.argv:
        for one, right in zip(inside, found, strict=True):
            if not right:
                print(f"{one.kind:10} {one.document or '-':40} {one.subjects} {one.question}")
        for one in outside:
            if one.document is not None:
                print(f"outside    {one.document:40} {one.question}")


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
    document = one.document
    wanted = [
        pattern
        for subject in one.subjects
        for pattern in patterns.get(subject, [f"*{subject.removeprefix(DRUG)}*"])
    ]
    return document is not None and any(fnmatch(document, pattern) for pattern in wanted)


def _patterns() -> dict[str, list[str]]:
    patterns: dict[str, list[str]] = read_yaml(HERE / "subjects.yaml")
    return patterns


if __name__ == "__main__":
    main()
