"""Words that say what kind of cancer it is, wherever in the clause they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.facts.data_files import FaultList, read_table

NEAR = 30
"""Characters between the cancer and the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Histologies:
    """The words, compiled, and the value each stands for."""

    pattern: re.Pattern[str]
    values: Mapping[str, str]

    def near(self, text: str, start: int, end: int) -> str | None:
        """Return the kind of the cancer that stands from `start` to `end`, if it is told nearby."""
        for match in self.pattern.finditer(text):
            gap = text[end : match.start()] if match.start() >= end else text[match.end() : start]
            if len(gap) <= NEAR and not re.search(r"<[a-z]\d+>|[.;]|(?<!\S)(?:not|no)(?!\S)", gap):
                return self.values[match.group()]
        return None


@cache
def load_histologies() -> Histologies:
    """Read the words once, on first use."""
    faults = FaultList("cancers.yaml")
    table = faults.mapping(read_table("cancers.yaml").get("histology_words"), "histology_words")
    values = {word: value for value, words in table.items() for word in faults.words(words, value)}
    faults.raise_if_any()
    ordered = sorted(values, key=len, reverse=True)
    pattern = re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\S)")
    return Histologies(pattern=pattern, values=values)
