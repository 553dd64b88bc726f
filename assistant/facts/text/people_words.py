"""Words for people: relatives, strangers, clinicians, from one data file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.facts.names.data_files import FaultList, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Words for people, compiled."""

    gender: Mapping[str, str]
    """Relatives: "f", "m" or "" when the word does not tell."""
    strangers: frozenset[str]
    clinicians: frozenset[str]
    family_phrases: re.Pattern[str]


@cache
def load_people_words() -> PeopleWords:
    """Read `people.yaml` once, on first use."""
    faults = FaultList("people.yaml")
    table = read_table("people.yaml")
    faults.require(
        table, ["source", "licence", "relatives", "strangers", "clinicians", "family_words"]
    )
    relatives = faults.mapping(table.get("relatives"), "relatives")
    marks = {"female": "f", "male": "m", "either": ""}
    gender = {w: mark for key, mark in marks.items() for w in faults.words(relatives.get(key), key)}
    phrases = "|".join(
        re.escape(word) for word in faults.words(table.get("family_words"), "family_words")
    )
    words = PeopleWords(
        gender=gender,
        strangers=frozenset(faults.words(table.get("strangers"), "strangers")),
        clinicians=frozenset(faults.words(table.get("clinicians"), "clinicians")),
        family_phrases=re.compile(
            rf"(?<!\S)(?:{phrases.replace(chr(92) + ' ', ' ')})(?!\S)".replace("'s", " ?'s")
        ),
    )
    faults.raise_if_any()
    return words
