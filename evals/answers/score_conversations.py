"""Ask the starter library in whole conversations; `python -m evals.answers.score_conversations` prints the table.

Another file may be named behind it; `--show` lists what went wrong.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from evals.answers.examples import is_on, subject_patterns
from evals.answers.score import ALARMS
from evals.batch import TaskName
from evals.batch_tasks import open_task
from evals.understanding.score import tell

FILE = Path(__file__).with_name("conversations.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message of a conversation and what it got."""

    message: str
    place: int
    subjects: Sequence[str]
    """Empty where any answer will do."""
    kind: str
    document: str | None
    """The first source."""
    opening: str
    """The first paragraph of the answer."""
    is_repeated: bool
    """The answer opens like one before it."""


def main() -> None:
    """Print how often a message in a conversation gets a source on its subject, and new words."""
    named = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    patterns = subject_patterns()
    said = list(converse(*named or [FILE]))
    asked = [one for one in said if one.subjects]
    right = {id(one): _is_on_subject(one, patterns) for one in asked}
    tell("first source on the subject", right.values())
    tell("  first messages", (right[id(one)] for one in asked if not one.place))
    tell("  later messages", (right[id(one)] for one in asked if one.place))
    tell("no source at all", (one.document is None for one in asked))
    tell("  because of an alarm", (one.kind in ALARMS for one in asked))
    tell("opens like an answer before it", (one.is_repeated for one in said if one.place))
    if "--show" in sys.argv:
        for one in said:
            if one.is_repeated or not right.get(id(one), True):
                mark = "repeated" if one.is_repeated else one.kind
                print(f"{mark:10} {one.document or '-':36} {one.message}  {list(one.subjects)}")


def converse(file: Path) -> Iterator[Said]:
    """Hold each conversation of `file` with a person of its own."""
    with open_task(TaskName.TURNS, Settings(), None) as hold:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            answers: Any = hold({"messages": row["messages"]})["answers"]
            openings: list[str] = []
            for place, answer in enumerate(answers):
                cited = [one["passage_id"].partition("#")[0] for one in answer["citations"]]
                opening = answer["text"].partition("\n\n")[0]
                yield Said(
                    message=row["messages"][place],
                    place=place,
                    subjects=row["subjects"][place],
                    kind=answer["kind"],
                    document=cited[0] if cited else None,
                    opening=opening,
                    is_repeated=bool(cited) and opening in openings,
                )
                openings.append(opening)


def _is_on_subject(one: Said, patterns: dict[str, list[str]]) -> bool:
    return one.document is not None and is_on(one.document, one.subjects, patterns)


if __name__ == "__main__":
    main()
