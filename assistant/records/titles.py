"""Say what a record is, in two words and without a name: "Pathology report"."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.records.record import Record, RecordKind
from assistant.yaml_files import read_yaml

TITLES = Path(__file__).parent / "data" / "titles.yaml"
BEGINNINGS = (80, 400, 1500)
"""So many characters tell what a record is: its heading first, then its first paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRule:
    """A title, and the words a record of this sort begins with."""

    title: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The rules in their order; the title of exports; and what any other record is called."""

    rules: tuple[TitleRule, ...]
    exports: dict[RecordKind, str]
    other: str


@cache
def load_titles(path: Path = TITLES) -> Titles:
    """Read the rules once, or raise `ConfigurationError`."""
    table = read_yaml(path)
    try:
        return Titles(
            rules=tuple(
                TitleRule(title=title, words=re.compile(words, re.IGNORECASE))
                for title, words in table["titles"].items()
            ),
            exports={RecordKind(kind): title for kind, title in table["exports"].items()},
            other=str(table["other"]),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ConfigurationError(f"{path.name} is faulty.", [str(error)]) from None


def title_of(record: Record) -> str:
    """Return the title of the first rule whose words stand in the heading, else in the beginning."""
    titles = load_titles()
    if record.kind in titles.exports:
        return titles.exports[record.kind]
    beginnings = (record.text[:length] for length in BEGINNINGS)
    fitting = (
        rule.title for text in beginnings for rule in titles.rules if rule.words.search(text)
    )
    return next(fitting, titles.other)
