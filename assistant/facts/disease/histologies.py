"""Words that say what kind of cancer it is, wherever in the clause they stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.facts.names.data_files import FaultList, read_table

BARRED = re.compile(r"<[a-z]\d+>|[.;]|(?<!\S)(?:not|no)(?!\S)")
NEAR = 30
"""Characters between the cancer and the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Histologies:
    """The words, compiled, and the value each stands for."""

    pattern: re.Pattern[str]
    values: Mapping[str, str]
    refined: Mapping[str, Mapping[str, str]]
    """By general name: words beside it, and the exact name they make it."""

    def near(self, text: str, start: int, end: int) -> str | None:
        """Return the kind of the cancer that stands from `start` to `end`, if it is told nearby."""
        found = _beside(self.pattern, text, start, end)
        return self.values[found] if found else None

    def exact(self, name: str, text: str, start: int, end: int) -> str:
        """Return the exact name of a cancer told by a general one: "lymphoma, the follicular one"."""
        words = self.refined.get(name, {})
        found = _beside(_any_of(words), text, start, end) if words else None
        return words[found] if found else name


def _beside(pattern: re.Pattern[str], text: str, start: int, end: int) -> str | None:
    for match in pattern.finditer(text):
        gap = text[end : match.start()] if match.start() >= end else text[match.end() : start]
        if len(gap) <= NEAR and not BARRED.search(gap):
            return match.group()
    return None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, words)) + r")(?!\S)")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the words, the longest first."""
    return _pattern(tuple(sorted(words, key=len, reverse=True)))


@cache
def load_histologies() -> Histologies:
    """Read the words once, on first use."""
    faults = FaultList("cancers.yaml")
    table = faults.mapping(read_table("cancers.yaml").get("histology_words"), "histology_words")
    values = {word: value for value, words in table.items() for word in faults.words(words, value)}
    general = faults.mapping(read_table("cancers.yaml").get("refined"), "refined")
    refined = {name: _exact_names(faults, name, body) for name, body in general.items()}
    faults.raise_if_any()
    return Histologies(pattern=_any_of(values), values=values, refined=refined)


def _exact_names(faults: FaultList, name: str, body: object) -> dict[str, str]:
    exact = faults.mapping(body, name)
    return {word: key for key, words in exact.items() for word in faults.words(words, key)}
