"""Turns a message in plain form into hashed features: words, pairs of words, pieces of words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 15
"""Words and pairs of words fall into the first half, pieces of words into the second."""
HALF = BUCKETS // 2
PIECE_LENGTHS = (3, 4, 5)
WORDS_REMEMBERED = 4096
_MARKS = frozenset(("|", "||", ",", "~"))

Places = NDArray[np.int64]


def word_places(text: str) -> Places:
    """Return the buckets of a message's words and pairs of words, each once."""
    return _places(set(map(_bucket, _pairs(_words(text)))))


def piece_places(text: str) -> Places:
    """Return the buckets of the pieces of a message's words; a word said twice counts once."""
    return _places(set().union(*map(pieces_of, set(_words(text)))))


@lru_cache(WORDS_REMEMBERED)
def pieces_of(word: str) -> tuple[int, ...]:
    """Return the buckets of the pieces of one word."""
    framed = f"<{word}>"
    pieces = {
        framed[start : start + length]
        for length in PIECE_LENGTHS
        for start in range(len(framed) - length + 1)
    }
    return tuple(HALF + _bucket(piece) for piece in sorted(pieces))


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield words, neighbours, words with one between them, and how the message begins and ends."""
    yield from words
    yield from (f"{left} {right}" for left, right in pairwise(words))
    yield from (f"{left}_{right}" for left, right in zip(words, words[2:], strict=False))
    yield f"^ {' '.join(words[:1])}"
    yield f"^ {' '.join(words[:2])}"
    yield f"{' '.join(words[-2:])} $"


def _words(text: str) -> list[str]:
    return ["0" if word[0].isdigit() else word for word in text.split() if word not in _MARKS]


def _places(found: set[int]) -> Places:
    return np.fromiter(found, dtype=np.int64, count=len(found))


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % HALF
