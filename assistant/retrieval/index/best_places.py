"""Finds the highest of many scores without sorting them all."""

import numpy as np
import numpy.typing as npt

SAMPLED = 16
"""Every so many scores are looked at to guess how high the best must be."""
SPARE = 4
"""So many times more than asked for are let through by the guess."""


def best_places(scores: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.intp]:
    """Return the places of the `count` highest scores, in no order; all when there are fewer."""
    if len(scores) <= count:
        return np.arange(len(scores))
    places = _places_above_guess(scores, count)
    if len(places) < count:
        return np.argpartition(scores, -count)[-count:]
    return places[np.argpartition(scores[places], -count)[-count:]]


def _places_above_guess(scores: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.intp]:
    sample = scores[::SAMPLED]
    rank = min(len(sample), SPARE * count // SAMPLED + 1)
    guess = np.partition(sample, -rank)[-rank]
    return np.flatnonzero(scores >= guess)
