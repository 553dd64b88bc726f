"""Compares the clauses of a short message with shapes that must fit them wholly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

LONGEST = 160
"""A longer message says more than a shape holds."""
_CLAUSE = re.compile(r"[^.!?\n]+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'"})
_WORD = re.compile(r"[^\W_]")
_NOT_SPOKEN = re.compile(r"[^\w' ]+")
_Name = TypeVar("_Name", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenShapes(Generic[_Name]):
    """Shapes by what they mean, in the order in which they lead where several fit."""

    shapes: Mapping[_Name, tuple[re.Pattern[str], ...]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    """Words around a clause that change nothing."""

    def read(self, message: str) -> _Name | None:
        """Return what a message means, where a shape fits each of its clauses; else None."""
        if len(message) > LONGEST:
            return None
        found = [self._of_clause(clause) for clause in clauses_of(message)]
        if not found or None in found:
            return None
        return next(one for one in self.shapes if one in found)

    def _of_clause(self, clause: str) -> _Name | None:
        bare = self.after.sub("", self.before.sub("", clause)).strip()
        tried = dict.fromkeys((clause, bare))
        return next((name for text in tried if text for name in self._named(text)), None)

    def _named(self, text: str) -> Iterator[_Name]:
        for name, patterns in self.shapes.items():
            if any(pattern.fullmatch(text) for pattern in patterns):
                yield name


def has_words(message: str) -> bool:
    """Say whether a message has a letter or a digit."""
    return bool(_WORD.search(message))


def clauses_of(message: str) -> Iterator[str]:
    """Yield the clauses of a message in lower case, without punctuation but apostrophes."""
    plain = message.translate(_APOSTROPHES).lower()
    for clause in _CLAUSE.findall(plain):
        if has_words(clause):
            yield " ".join(_NOT_SPOKEN.sub(" ", clause).split())


def read_shapes(path: Path, names: type[_Name]) -> SpokenShapes[_Name]:
    """Read shapes from a data file, or raise `ConfigurationError` with every fault at once."""
    table = read_yaml(path)
    faults = unknown_names(path, table["shapes"], names)
    compiled: dict[str, tuple[re.Pattern[str], ...]] = {}
    around = {name: [table[name]] for name in ("before", "after")}
    for name, listed in [*table["shapes"].items(), *around.items()]:
        try:
            compiled[name] = tuple(re.compile(filled(one, table["parts"])) for one in listed)
        except re.error as error:
            faults.append(f"{path.name}, {name}: {error}")
    if faults:
        raise ConfigurationError("The shapes of messages cannot be used:", faults)
    return SpokenShapes(
        shapes={names(name): compiled[name] for name in table["shapes"]},
        before=compiled["before"][0],
        after=compiled["after"][0],
    )


def unknown_names(path: Path, listed: Iterable[str], names: type[_Name]) -> list[str]:
    """Return a fault for each name that is none of `names`."""
    known = {one.value for one in names}
    return [f'{path.name}: "{one}" is unknown.' for one in listed if one not in known]


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with its {parts} filled in; a part may name parts listed before it."""
    for name, part in reversed(list(parts.items())):
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern
