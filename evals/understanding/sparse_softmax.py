"""Fits a softmax regression on hashed features; its cost grows with the features that are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.safety.likeness import Floats
from assistant.safety.likeness_features import BUCKETS, HALF, Places, piece_places, word_places

STEPS = 250
SHRINK = 5e-6
SEEN_AT_LEAST = 2
STEEPEST = 0.5
"""Of the loss of a text whose two halves have the length of one each."""

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Runs:
    """Numbers sorted by key, to be added up key by key."""

    order: Labels
    keys: Labels
    starts: Labels
    length: int

    def summed(self, products: Floats) -> Floats:
        """Return the sum of the products of each key, nothing for keys without any."""
        sums: Floats = np.zeros((self.length, products.shape[1]), dtype=np.float32)
        sums[self.keys] = np.add.reduceat(products, self.starts)
        return sums


def runs_of(keys: Labels, length: int) -> Runs:
    """Sort numbers by their keys."""
    order = np.argsort(keys, kind="stable")
    present, starts = np.unique(keys[order], return_index=True)
    return Runs(order, present, starts, length)


class SparseRows:
    """Texts as rows of few numbers: for each number its text, its bucket and itself."""

    def __init__(self, texts: Labels, places: Labels, values: Floats, count: int) -> None:
        self._of_texts, self._of_places = runs_of(texts, count), runs_of(places, BUCKETS)
        order = self._of_places.order
        self._places, self._values = places, values[:, None]
        self._texts_by_place, self._values_by_place = texts[order], values[order, None]

    def times(self, weights: Floats) -> Floats:
        """Return the sum of each text's weighed buckets."""
        return self._of_texts.summed(self._values * weights[self._places])

    def transposed_times(self, errors: Floats) -> Floats:
        """Return the sum of each bucket's weighed texts."""
        return self._of_places.summed(self._values_by_place * errors[self._texts_by_place])


def places_of(plain: str) -> Places:
    """Return the buckets of a text in plain form: of its words and of their pieces."""
    return np.concatenate([word_places(plain), piece_places(plain)])


def rarity_of(texts: Sequence[Places]) -> Floats:
    """Return the weight of each bucket: the rarer the heavier, nothing for what was seen once."""
    seen = np.bincount(np.concatenate(texts), minlength=BUCKETS)
    rarity = np.log(len(texts) / np.maximum(seen, 1)) + 1
    return np.asarray(np.where(seen >= SEEN_AT_LEAST, rarity, 0), dtype=np.float32)


def scaled(texts: Sequence[Places], rarity: Floats) -> SparseRows:
    """Return features of which words and pieces have the length of one each."""
    owners = np.repeat(np.arange(len(texts)), [len(places) for places in texts])
    places = np.concatenate(texts)
    known = rarity[places] > 0
    owners, places = owners[known], places[known]
    halves = 2 * owners + (places >= HALF)
    lengths = np.sqrt(np.bincount(halves, rarity[places] ** 2, minlength=2 * len(texts)))
    values = (rarity[places] / lengths[halves]).astype(np.float32)
    return SparseRows(owners, places, values, len(texts))


def fit(rows: SparseRows, kinds: Labels, count: int) -> tuple[Floats, Floats]:
    """Fit a ridge softmax regression by accelerated descent; return weights and bias."""
    goal: Floats = np.eye(count, dtype=np.float32)[kinds]
    weights: Floats = np.zeros((BUCKETS, count), dtype=np.float32)
    bias: Floats = np.zeros(count, dtype=np.float32)
    ahead, bias_ahead = weights, bias
    for step in range(1, STEPS + 1):
        error = softmax(rows.times(ahead) + bias_ahead) - goal
        error /= np.float32(len(kinds))
        behind, bias_behind = weights, bias
        weights = _down(ahead, rows.transposed_times(error) + np.float32(SHRINK) * ahead)
        bias = _down(bias_ahead, error.sum(axis=0))
        ahead, bias_ahead = _on(weights, behind, step), _on(bias, bias_behind, step)
    return weights, bias


def _down(numbers: Floats, slope: NDArray[np.floating[Any]]) -> Floats:
    return np.asarray(numbers - slope / (STEEPEST + SHRINK), dtype=np.float32)


def _on(numbers: Floats, behind: Floats, step: int) -> Floats:
    """Go on in the direction of the last step, the farther the later."""
    return np.asarray(numbers + (step - 1) / (step + 2) * (numbers - behind), dtype=np.float32)


def softmax(scores: NDArray[np.floating[Any]]) -> Floats:
    """Return shares that add up to one in each row."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float32)
