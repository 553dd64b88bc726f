"""Cues: what verbs and phrases around a name say about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.facts.names.data_files import FaultList, read_table

EDGE = r"(?<!\S)(?:{})(?!\S)"


class Concept(StrEnum):
    """What a cue says is done with a treatment."""

    START = "start"
    BEGIN = "begin"
    """Will start."""
    TAKE = "take"
    TOOK = "took"
    STOP = "stop"
    HOLD = "hold"
    REDUCE = "reduce"
    RAISE = "raise"
    FINISH = "finish"
    DECLINE = "decline"
    NOT_YET = "notyet"
    ALLERGY = "allergy"
    OFFER = "offer"
    OFFERED = "offered"
    """As `OFFER`, said after the name."""
    NEED = "need"
    SWITCH = "switch"
    """From one to another; which is which is told by "from", "to" and "for"."""


class Modality(StrEnum):
    """What a clause says about the truth of its cue."""

    HYPOTHETICAL = "hypothetical"
    WISH = "wish"
    FUTURE = "future"
    NEGATION = "negation"
    ANYMORE = "anymore"
    YET = "yet"
    ONGOING = "ongoing"
    UNTIL = "until"
    BLOCKED_ON = "blocked_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue in a clause; `start` and `end` are places in the clause's text."""

    concept: Concept
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueBook:
    """All cue patterns, compiled."""

    concepts: Mapping[Concept, re.Pattern[str]]
    modality: Mapping[Modality, re.Pattern[str]]
    opener: re.Pattern[str]
    indirect: re.Pattern[str]
    topical: re.Pattern[str]
    ignored: re.Pattern[str]
    """Phrases in which a cue says nothing: "three weeks on, one off"."""

    def find(self, text: str) -> list[Cue]:
        """Return the cues of a clause in order; of two that overlap, the longer one."""
        ignored = [m.span() for m in self.ignored.finditer(text)]
        found = [
            Cue(concept=concept, start=m.start(), end=m.end(), text=m.group())
            for concept, pattern in self.concepts.items()
            for m in pattern.finditer(text)
            if not any(start <= m.start() and m.end() <= end for start, end in ignored)
        ]
        kept: list[Cue] = []
        for cue in sorted(found, key=lambda cue: (cue.start - cue.end, cue.start)):
            if all(cue.end <= other.start or cue.start >= other.end for other in kept):
                kept.append(cue)
        return sorted(kept, key=lambda cue: cue.start)

    def says(self, modality: Modality, text: str) -> bool:
        """Say whether `text` has a word of this modality."""
        return self.modality[modality].search(text) is not None

    def opens_question(self, text: str) -> bool:
        """Say whether a clause asks, directly or indirectly."""
        return self.opener.match(text) is not None or self.indirect.search(text) is not None


@cache
def load_cues() -> CueBook:
    """Read and compile `cues.yaml` once, on first use."""
    faults = FaultList("cues.yaml")
    table = read_table("cues.yaml")
    faults.require(
        table, ["source", "licence", "macros", "concepts", "ignored", "modality", "questions"]
    )
    macros = {k: str(v) for k, v in faults.mapping(table.get("macros"), "macros").items()}
    concepts = faults.mapping(table.get("concepts"), "concepts")
    modality = faults.mapping(table.get("modality"), "modality")
    questions = faults.mapping(table.get("questions"), "questions")
    faults.require(concepts, [concept.value for concept in Concept])
    faults.require(modality, [word.value for word in Modality])
    faults.require(questions, ["opener", "indirect", "topical"])
    faults.raise_if_any()
    compiled = {
        concept: _compile(faults, "|".join(faults.words(concepts[concept], concept)), macros)
        for concept in Concept
    }
    book = CueBook(
        concepts=compiled,
        modality={word: _compile(faults, str(modality[word]), macros) for word in Modality},
        opener=_compile(faults, str(questions["opener"]), macros, edge="{}"),
        indirect=_compile(faults, str(questions["indirect"]), macros),
        topical=_compile(faults, str(questions["topical"]), macros),
        ignored=_compile(faults, "|".join(faults.words(table["ignored"], "ignored")), macros),
    )
    faults.raise_if_any()
    return book


def _compile(
    faults: FaultList, pattern: str, macros: Mapping[str, str], edge: str = EDGE
) -> re.Pattern[str]:
    for name, macro in macros.items():
        pattern = pattern.replace("{" + name + "}", macro)
    try:
        return re.compile(edge.replace("{}", pattern))
    except re.error as error:
        faults.faults.append(f"{pattern[:60]}: {error}")
        return re.compile(r"(?!)")
