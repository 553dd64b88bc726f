"""What an alarm by likeness can say that it saw, in plain words."""

from dataclasses import dataclass
from pathlib import Path

from assistant.yaml_files import read_yaml

SUBJECTS = Path(__file__).with_name("likeness_subjects.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an urgent message may be about."""

    name: str
    words: str
    """Plain words for the person, after "what may be"."""
    categories: tuple[str, ...]
    """Parts of the names of categories in the training messages."""


def read_subjects(path: Path = SUBJECTS) -> tuple[Subject, ...]:
    """Read the subjects, in the order of the model's columns."""
    return tuple(
        Subject(name=entry["name"], words=entry["words"], categories=tuple(entry["categories"]))
        for entry in read_yaml(path)
    )
