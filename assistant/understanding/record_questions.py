"""Tell whether a message asks what somebody's own record says, or which records there are."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

_DATA = Path(__file__).with_name("record_questions.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPatterns:
    """The shapes of questions about one's own records."""

    asks: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    lists: tuple[re.Pattern[str], ...]
    forgets: tuple[re.Pattern[str], ...]


def asks_about_record(message: str) -> bool:
    """Say whether a message asks what a record of the person's own says."""
    said, patterns = message.lower(), record_patterns()
    asks = any(one.search(said) for one in patterns.asks)
    return asks and not any(one.search(said) for one in patterns.never)


def asks_which_records(message: str) -> bool:
    """Say whether a message asks which records are kept."""
    return any(one.search(message.lower()) for one in record_patterns().lists)


def wants_record_forgotten(message: str) -> bool:
    """Say whether a message wants a record, and not a fact, forgotten."""
    return any(one.search(message.lower()) for one in record_patterns().forgets)


@cache
def record_patterns(path: Path = _DATA) -> RecordPatterns:
    """Read the patterns once, or raise `ConfigurationError`."""
    table = read_yaml(path)
    parts = {"{record}": table["record"], "{says}": table["says"]}

    def compiled(name: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_filled(one, parts)) for one in table[name])

    try:
        return RecordPatterns(
            asks=compiled("asks"),
            never=compiled("never"),
            lists=compiled("lists"),
            forgets=compiled("forgets"),
        )
    except (KeyError, re.error) as error:
        raise ConfigurationError(f"{path.name} is faulty.", [str(error)]) from None


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern
