"""Turns a message into the numbers the intent model is made of."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 14
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[?!+%]")
_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureMaker:
    """Counts words, pairs of words, pieces of words and kinds of cancer words."""

    kinds: Mapping[str, str]
    """Word of cancer care to its kind: "letrozole" to "drugs"."""

    def read(self, text: str) -> Floats:
        """Return the hashed counts, of length one; all zero for a text without words."""
        counts = np.zeros(BUCKETS, dtype=np.float32)
        for feature, weight in self._features(text):
            counts[zlib.crc32(feature.encode()) % BUCKETS] += weight
        np.sqrt(counts, out=counts)
        length = float(np.linalg.norm(counts))
        return counts / length if length else counts

    def _features(self, text: str) -> Iterator[tuple[str, float]]:
        words = _WORD.findall(text.lower().replace("\u2019", "'"))
        plain = [self._plain(word) for word in words]
        yield from ((f"w:{word}", 1.0) for word in words)
        yield from ((f"k:{kind}", 1.0) for kind in plain if kind.isupper())
        edged = ["^", *plain, "$"]
        yield from ((f"p:{a} {b}", 1.0) for a, b in pairwise(edged))
        yield from (
            (f"t:{a} {b} {c}", 1.0) for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)
        )
        yield from ((f"c:{piece}", 0.3) for word in words for piece in _pieces(word))
        yield f"n:{min(len(words), 12) // 3}", 0.5

    def _plain(self, word: str) -> str:
        if word[0].isdigit():
            return "NUMBER"
        return self.kinds.get(word, word)


def kinds_of(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return every word with its kind in capitals; drugs and their brands are one kind."""
    return {
        word.lower(): ("drugs" if kind == "brands" else kind).upper()
        for kind, entries in words.items()
        if kind != "short"
        for word in entries
    }


def _pieces(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in range(_SHORTEST_PIECE, _LONGEST_PIECE + 1):
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
