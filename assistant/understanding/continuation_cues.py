"""Reads the words that tell a message that goes on from one that starts anew."""

from dataclasses import dataclass, fields
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("continuation.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationCues:
    """Word lists of the joiner; the file says what they are for."""

    again: frozenset[str]
    restart: frozenset[str]
    new: frozenset[str]
    interruptions: frozenset[str]
    question_starts: frozenset[str]
    wh: frozenset[str]
    accepts_question: frozenset[str]
    accepts_direct_question: frozenset[str]
    subjects: frozenset[str]
    people: frozenset[str]
    determiners: frozenset[str]
    finite_verbs: frozenset[str]
    connectors: frozenset[str]
    accepts_clause: frozenset[str]
    conditions: frozenset[str]
    orders: frozenset[str]
    wants_verb: frozenset[str]
    auxiliaries: frozenset[str]
    farewells: frozenset[str]
    emergency_words: frozenset[str]
    short_words: frozenset[str]
    """Words of one or two letters; what is as short and none of them is a piece of a word."""


def read_continuation_cues(path: Path = FILE) -> ContinuationCues:
    """Read the cues; raise `ConfigurationError` with every fault at once."""
    data = read_yaml(path)
    known = [field.name for field in fields(ContinuationCues)]
    faults = [f'{path.name}: "{name}" is missing.' for name in known if name not in data]
    faults += [f'{path.name}: "{name}" is unknown.' for name in data if name not in known]
    if faults:
        raise ConfigurationError("The cues of continued messages cannot be used:", faults)
    return ContinuationCues(**{name: frozenset(map(str, data[name])) for name in known})
