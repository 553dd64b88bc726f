"""Tells how much a word looks like a person's name, from its letters alone."""

import math
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.phi.vocabulary import fold

BUCKETS = 1 << 15
_FILE = Path(__file__).parent / "models" / "likeness.npy"
_LENGTHS = (2, 3, 4)
_CACHED_WORDS = 50_000
_STEPS = 5


@cache
def _weights() -> NDArray[np.float32]:
    stored: NDArray[np.float16] = np.load(_FILE, allow_pickle=False)
    return stored.astype(np.float32)


def letter_groups(word: str) -> Iterator[int]:
    """Yield the bucket of each group of two to four letters, word edges included."""
    framed = f"^{fold(word)}$"
    for length in _LENGTHS:
        for start in range(max(len(framed) - length + 1, 1)):
            yield zlib.crc32(framed[start : start + length].encode()) % (BUCKETS - 1)
    yield BUCKETS - 1


@lru_cache(maxsize=_CACHED_WORDS)
def name_likeness(word: str) -> int:
    """Return 0 (an ordinary or clinical word) to 4 (a name)."""
    return step_of(_weights(), word)


def step_of(weights: NDArray[np.float32], word: str) -> int:
    """Return the likeness under these weights."""
    groups = list(letter_groups(word))
    score = float(weights[groups].sum())
    return min(int(_STEPS / (1 + math.exp(-max(min(score, 30.0), -30.0)))), _STEPS - 1)
