"""Tells how people write a word: how often, how often with a capital, in what company."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "models" / "word_use.npz"
LONGEST: Final = 16
ACRONYM: Final = 9
"""The step of capitals of a word that is mostly written in capitals throughout."""

_MOSTLY_SMALL = 4


class WordUse(NamedTuple):
    """Steps from seldom (0), and numbers of the clusters of both spellings (0: in none)."""

    common: int
    capital: int
    small_cluster: int
    capital_cluster: int


class _Table(NamedTuple):
    words: NDArray[np.bytes_]
    steps: NDArray[np.uint8]
    clusters: NDArray[np.uint32]


def word_use(plain: str) -> WordUse | None:
    """Return how a word in lower case and without accents is written, None for a rare one."""
    if len(plain) > LONGEST or not plain.isascii():
        return None
    table = _table()
    written = plain.encode()
    row = int(np.searchsorted(table.words, written))
    if row == len(table.words) or table.words[row] != written:
        return None
    return WordUse(*table.steps[row].tolist(), *table.clusters[row].tolist())


def is_mostly_small(plain: str) -> bool:
    """Whether people write the word without a capital more often than with one."""
    use = word_use(plain)
    return use is not None and use.capital <= _MOSTLY_SMALL


@cache
def _table() -> _Table:
    with np.load(FILE, allow_pickle=False) as stored:
        words = np.array(stored["words"].tobytes().split(b"\n"), dtype=f"S{LONGEST}")
        return _Table(words, stored["steps"], stored["clusters"])
