"""Reads the words and clause ends that show a cut-off message."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("cut_off.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a clause with these last words may go on."""

    last: tuple[str, ...]
    with_words: frozenset[str]
    """One of these must stand in the clause; empty: none needed."""
    say: tuple[str, ...]
    kind: str
    """Instead of `say`: facts of this kind that are known, then well-known names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOffCues:
    """Word lists of the detector; the file says what each is for."""

    always_open: frozenset[str]
    fine_after_all: frozenset[str]
    prepositions: frozenset[str]
    weak_prepositions: frozenset[str]
    stranded_after: frozenset[str]
    parted_verbs: frozenset[str]
    units_of_time: frozenset[str]
    questions: frozenset[str]
    to_may_end_after: frozenset[str]
    to_excuses: frozenset[str]
    thinking: frozenset[str]
    lone_subjects: frozenset[str]
    that_open_after: frozenset[str]
    objects_missing: frozenset[str]
    open_adjectives: frozenset[str]
    named_things: frozenset[str]
    events: frozenset[str]
    asking: frozenset[str]
    copulas: frozenset[str]
    ellipsis_verbs: frozenset[str]
    open_verbs: frozenset[str]
    verbs_that_may_end: frozenset[str]
    subjects: frozenset[str]
    determiners: frozenset[str]
    openers: frozenset[str]
    degree: frozenset[str]
    degree_cut: frozenset[str]
    clause_openers_without_main: frozenset[str]
    main_clause_words: frozenset[str]
    units: tuple[str, ...]
    count_needs_unit_after: frozenset[str]
    whole_after_letter: frozenset[str]
    needs_number: frozenset[str]
    needs_number_after: frozenset[str]
    tags: frozenset[str]
    fronting: frozenset[str]
    helpers: frozenset[str]
    before_verbs: frozenset[str]
    unsure: frozenset[str]
    feeling: frozenset[str]
    transitive: frozenset[str]
    cannot: frozenset[str]
    wishes: frozenset[str]
    findings: frozenset[str]
    seldom_whole: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]
    speakers: frozenset[str]
    reporting: frozenset[str]
    quoting: frozenset[str]
    inner_openers: frozenset[str]
    conditions: frozenset[str]
    denials: frozenset[str]
    empty_verbs: frozenset[str]
    breaks: frozenset[str]
    giving: frozenset[str]
    receivers: frozenset[str]
    takes_noun: frozenset[str]
    number_words: frozenset[str]
    question_helpers: frozenset[str]
    relative_heads: frozenset[str]
    wanted: frozenset[str]
    telling: frozenset[str]
    wh: frozenset[str]
    cleft: frozenset[str]
    joining: frozenset[str]
    quantities: frozenset[str]
    changing: frozenset[str]
    times: frozenset[str]
    fine_before_when: frozenset[str]
    sign_offs: frozenset[str]
    endings: tuple[Ending, ...]


def read_cut_off_cues(path: Path = FILE) -> CutOffCues:
    """Read the cues; raise `ConfigurationError` with every fault at once."""
    data = read_yaml(path)
    known = [field.name for field in fields(CutOffCues)]
    faults = [f'{path.name}: "{name}" is missing.' for name in known if name not in data]
    faults += [f'{path.name}: "{name}" is unknown.' for name in data if name not in known]
    faults += _ending_faults(path, data.get("endings", []))
    if faults:
        raise ConfigurationError("The cues of cut-off messages cannot be used:", faults)
    endings = tuple(map(_ending, data.pop("endings")))
    units = tuple(map(str, data.pop("units")))
    lists = {name: frozenset(map(str, words)) for name, words in data.items()}
    return CutOffCues(endings=endings, units=units, **lists)


def _ending_faults(path: Path, entries: list[dict[str, Any]]) -> list[str]:
    return [
        f'{path.name}, ending {place}: needs "last" and one of "say" and "kind".'
        for place, entry in enumerate(entries, start=1)
        if not entry.get("last") or bool(entry.get("say")) == bool(entry.get("kind"))
    ]


def _ending(entry: dict[str, Any]) -> Ending:
    return Ending(
        last=tuple(map(str, entry["last"])),
        with_words=frozenset(map(str, entry.get("with", ()))),
        say=tuple(entry.get("say", ())),
        kind=entry.get("kind", ""),
    )
