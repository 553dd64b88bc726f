"""Reads the data files beside the rules: concepts, scopes, short forms, measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import SitePolicy
from assistant.safety.lay_text import ShortForms
from assistant.safety.measures import Measure, MeasureReader
from assistant.safety.patterns import PatternCompiler
from assistant.safety.scopes import Scope
from assistant.safety.thermometer import Thermometer, ThermometerWords
from assistant.yaml_files import read_yaml

FOLDER = Path(__file__).with_name("lexicon")
_CUES = (
    "before", "after", "over", "clause", "sentence", "stops", "lifted_by", "lifted_beside", "lifted_near", "lifted_later", "void",
)  # fmt: skip
DEFAULT_REACH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All words the rules are made of."""

    concepts: dict[str, list[str]]
    figures_of_speech: list[str]
    """Patterns that mean nothing medical; taken out before anything is looked for."""


def read_lexicon(folder: Path, faults: list[str]) -> Lexicon:
    """Read every concept file of a folder; what is wrong is added to `faults`."""
    concepts: dict[str, list[str]] = {}
    for path in sorted((folder / "concepts").glob("*.yaml")):
        for name, patterns in _mapping(path).items():
            if name in concepts:
                faults.append(f'{path.name}: concept "{name}" stands more than once.')
            concepts[name] = list(_flat(patterns))
    figures = read_yaml(folder / "figures_of_speech.yaml")
    return Lexicon(concepts=concepts, figures_of_speech=figures)


def read_short_forms(folder: Path) -> ShortForms:
    """Read how people shorten words."""
    data = _mapping(folder / "short_forms.yaml")
    return ShortForms(
        words={str(word): str(plain) for word, plain in data["words"].items()},
        phrases=data["phrases"],
        openers=frozenset(data["openers"]),
        joiners=frozenset(data["joiners"]),
        subjects=frozenset(data["subjects"]),
    )


def read_measures(folder: Path, policy: SitePolicy) -> MeasureReader:
    """Read which values matter; temperatures by the clinic's own thresholds."""
    data = _mapping(folder / "measures.yaml")
    words = {name: frozenset(map(str, words)) for name, words in data["thermometer"].items()}
    measures = [
        Measure(
            token=entry["token"],
            names=tuple(entry["names"]),
            names_after=tuple(entry.get("names_after", entry["names"])),
            least=entry["least"],
            most=entry["most"],
            needs=tuple(entry.get("needs", ())),
            unless_after=tuple(entry.get("unless_after", ())),
            unless_near=tuple(entry.get("unless_near", ())),
        )
        for entry in data["measures"]
    ]
    return MeasureReader(measures, Thermometer(ThermometerWords(**words), policy))


def read_scopes(folder: Path, compiler: PatternCompiler, faults: list[str]) -> list[Scope]:
    """Read the scopes and compile their cues."""
    entries = read_yaml(folder / "scopes.yaml")
    faults += [
        f'scopes.yaml, scope "{entry.get("name")}": "{key}" is unknown.'
        for entry in entries
        for key in entry
        if key not in (*_CUES, "name", "reach", "why")
    ]
    return [_scope(entry, compiler) for entry in entries]


def _scope(entry: dict[str, Any], compiler: PatternCompiler) -> Scope:
    cues = {key: compiler.compile(map(str, entry.get(key, ()))) for key in _CUES}
    return Scope(name=entry["name"], reach=entry.get("reach", DEFAULT_REACH), **cues)


def _flat(patterns: Iterable[object]) -> Iterator[str]:
    """Yield the patterns of a list in which rows of plain words may be lists themselves."""
    for pattern in patterns:
        if isinstance(pattern, list):
            yield from map(str, pattern)
        else:
            yield str(pattern)


def _mapping(path: Path) -> dict[str, Any]:
    return read_yaml(path) or {}
