"""Turns a message into the numbers the intent model is made of."""

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.intent_concepts import Concepts

BUCKETS = 1 << 15
WAVES = 1024
"""How many random waves stand for the likeness of two meanings."""
_WAVE_SEED = 7
_CONCEPT, _CONCEPT_PAIR, _RUN_OF_THREE, _PIECE, _LENGTH = 2.0, 1.0, 0.5, 0.6, 0.5
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[?!+%]")
_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Embed = Callable[[str], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureMaker:
    """Counts words, runs of words, pieces of words, concepts and pairs of concepts."""

    kinds: Mapping[str, str]
    """Word of cancer care to its kind: "letrozole" to "drugs"."""
    concepts: Concepts

    def read(self, text: str) -> tuple[Places, Floats]:
        """Return the buckets of the text's features and the roots of their counts."""
        counts: dict[int, float] = defaultdict(float)
        for feature, weight in self._features(text.lower().replace("\u2019", "'")):
            counts[_bucket(feature)] += weight
        places = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        return places, np.sqrt(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))

    def _features(self, text: str) -> Iterator[tuple[str, float]]:
        words = _WORD.findall(text)
        plain = [self._plain(word) for word in words]
        yield from ((f"w:{word}", 1.0) for word in words)
        yield from ((f"k:{kind}", 1.0) for kind in plain if kind.isupper())
        edged = ["^", *plain, "$"]
        yield from ((f"p:{a} {b}", 1.0) for a, b in pairwise(edged))
        yield from (
            (f"t:{a} {b} {c}", _RUN_OF_THREE)
            for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)
        )
        yield from ((f"c:{piece}", _PIECE) for word in words for piece in _pieces(word))
        concepts = self.concepts.of(text)
        yield from ((f"K:{concept}", _CONCEPT) for concept in concepts)
        yield from ((f"KK:{a}+{b}", _CONCEPT_PAIR) for a, b in combinations(concepts, 2))
        yield f"n:{min(len(words), 12) // 3}", _LENGTH

    def _plain(self, word: str) -> str:
        if word[0].isdigit():
            return "NUMBER"
        return self.kinds.get(word, word)


class MeaningMaker:
    """Turns word vectors into waves whose products tell how near two meanings are."""

    def __init__(self, embed: Embed, middle: Floats) -> None:
        self._embed = embed
        self._middle = middle
        chance = np.random.default_rng(_WAVE_SEED)
        self._slopes = chance.normal(0.0, np.sqrt(2.0), (WAVES, len(middle))).astype(np.float32)
        self._starts = chance.uniform(0.0, 2 * np.pi, WAVES).astype(np.float32)

    def read(self, text: str) -> Floats:
        """Return the waves of `text`, of a length near one; see Rahimi and Recht, 2007."""
        vector = scale_to_one(self._embed(text) - self._middle)
        waves = np.cos(self._slopes @ vector + self._starts) * np.sqrt(2.0 / WAVES)
        return np.asarray(waves, dtype=np.float32)


def scale_to_one(vector: Floats) -> Floats:
    """Return the vector with length one; zeros stay."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def kinds_of(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return every word with its kind in capitals; drugs and their brands are one kind."""
    return {
        word.lower(): ("drugs" if kind == "brands" else kind).upper()
        for kind, entries in words.items()
        if kind != "short"
        for word in entries
    }


@lru_cache(maxsize=1 << 16)
def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


def _pieces(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in range(_SHORTEST_PIECE, _LONGEST_PIECE + 1):
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
