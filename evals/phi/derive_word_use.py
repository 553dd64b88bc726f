"""Derives how people write words, and what company words keep, from one open package.

    pip download --no-deps spacy-lookups-data  # unpack it into a folder
    python -m evals.phi.derive_word_use FOLDER

`spacy-lookups-data` (MIT) holds the chance of a million spellings in online talk and their Brown clusters. Taken over
are numbers alone: for each word a step of how common it is, a step of how often it has a capital, two clusters.
"""

import argparse
import gzip
import json
from bisect import bisect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from assistant.phi.word_use import ACRONYM, FILE, LONGEST

_SELDOM = -17.0
_NEVER = -20.0
_COMMON_FROM = (-16, -15, -14, -13, -12, -11, -10, -9)
_CAPITAL_FROM = (-6, -4, -2.5, -1, 0, 1, 2.5, 4)


class _Row(NamedTuple):
    word: str
    common: int
    capital: int
    small_cluster: int
    capital_cluster: int


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    chances = _read(folder, "prob")
    rows = sorted(find_words(chances, _read(folder, "cluster")))
    np.savez_compressed(
        FILE,
        words=np.frombuffer("\n".join(row.word for row in rows).encode(), dtype=np.uint8),
        steps=np.array([(row.common, row.capital) for row in rows], dtype=np.uint8),
        clusters=np.array([row[3:] for row in rows], dtype=np.uint32),
    )


def find_words(chances: Mapping[str, float], clusters: Mapping[str, float]) -> Iterator[_Row]:
    """Yield each word that is written often enough, in any spelling."""
    for word in sorted({spelling.lower() for spelling in chances}):
        if not (word.isascii() and word.isalpha() and 1 < len(word) <= LONGEST):
            continue
        small, title, upper = (
            chances.get(spelling, _NEVER) for spelling in (word, word.capitalize(), word.upper())
        )
        most = max(small, title, upper)
        if most > _SELDOM:
            capital = ACRONYM if most == upper else bisect(_CAPITAL_FROM, title - small)
            found = [int(clusters.get(spelling, 0)) for spelling in (word, word.capitalize())]
            yield _Row(word, bisect(_COMMON_FROM, most), capital, *found)


def _read(folder: Path, kind: str) -> dict[str, float]:
    (path,) = folder.rglob(f"en_lexeme_{kind}.json.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        content: dict[str, float] = json.load(file)
    return content


if __name__ == "__main__":
    main()
