"""Numbers for the features that join several words, so that a text's are made and looked up at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
_BYTES = 8
_FIRST_BITS = 17
_REST = np.uint64(8 * _BYTES - _FIRST_BITS)
_CACHED_VALUES = 100_000


@lru_cache(maxsize=_CACHED_VALUES)
def number_of(value: str) -> int:
    """Return a number that is the same in every process."""
    return int.from_bytes(blake2b(value.encode(), digest_size=_BYTES).digest(), "little")


class SortedKeys:
    """Finds which of many keys it holds; a glance at their first bits rules most others out."""

    def __init__(self, keys: Keys) -> None:
        self._keys = np.append(keys, np.uint64(2 ** (8 * _BYTES) - 1))
        self._begins = np.zeros(1 << _FIRST_BITS, dtype=np.bool_)
        self._begins[keys >> _REST] = True

    def find(self, keys: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows of those it holds, and where among `keys` they stand."""
        places = np.flatnonzero(self._begins[keys >> _REST])
        wanted = keys[places]
        rows = np.searchsorted(self._keys, wanted)
        held = self._keys[rows] == wanted
        return rows[held], places[held]


class KeyMaker:
    """Turns the values around tokens into one key per token and template.

    A key is a sum of products, so that one product of matrices makes them all.
    """

    def __init__(self, templates: Mapping[str, Sequence[int]], width: int) -> None:
        self._mixing = np.zeros((width, len(templates)), dtype=np.uint64)
        self._opening = np.zeros(len(templates), dtype=np.uint64)
        for row, (name, columns) in enumerate(templates.items()):
            self._opening[row] = number_of(name)
            for place, column in enumerate(columns):
                self._mixing[column, row] = number_of(f"{name}{place}") | 1

    def keys(self, values: Keys) -> Keys:
        """Return the keys of tokens, one row of numbered values each."""
        made: Keys = values @ self._mixing + self._opening
        return made

    def key(self, template: int, values: Sequence[str], columns: Sequence[int]) -> int:
        """Return the key of one template, as the trainer stores it."""
        total = int(self._opening[template])
        for value, column in zip(values, columns, strict=True):
            total += number_of(value) * int(self._mixing[column, template])
        return int(total % 2 ** (8 * _BYTES))
