"""Joins two rankings by relative score: each is stretched to 0..1, then they are weighed."""

import numpy as np

from assistant.retrieval.index.best_places import best_places
from assistant.retrieval.index.postings import Floats, Numbers

ALPHA = 0.5
"""The share of meaning; the rest is words."""
CANDIDATES = 100
"""How many of the best of each ranking are joined."""


def fuse(by_words: Floats, by_meaning: Floats) -> tuple[Numbers, Floats]:
    """Return the numbers of the best of both rankings, and their joined scores, 0 to 1.

    Passages that must not be found have a score of 0 or less in both.
    """
    of_words, words = _stretched_best(by_words)
    of_meaning, meaning = _stretched_best(by_meaning)
    numbers = np.union1d(of_words, of_meaning)
    scores = np.zeros(len(numbers), dtype=np.float32)
    scores[np.searchsorted(numbers, of_words)] += (1 - ALPHA) * words
    scores[np.searchsorted(numbers, of_meaning)] += ALPHA * meaning
    return numbers, scores


def _stretched_best(scores: Floats) -> tuple[Numbers, Floats]:
    """Return the best numbers with the lowest of them at 0 and the highest at 1."""
    best = _best(scores)
    kept = scores[best]
    if not len(best):
        return best, kept
    width = float(np.ptp(kept))
    return best, (kept - kept.min()) / width if width else np.ones_like(kept)


def _best(scores: Floats) -> Numbers:
    best = best_places(scores, CANDIDATES)
    return best[scores[best] > 0]
