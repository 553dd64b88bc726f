"""Knows which words are English, and how ordinary they are."""

import math
from functools import cache

from assistant.english_words import english_counts

COUNT_OF_UNKNOWN = 200_000
"""A word that is not listed is taken to be as rare as the rarest that are."""
ORDINARY = 3.0
"""Words as frequent as one in so many (a power of ten) say nothing about the subject."""
LEAST = 0.2


def strangeness(word: str) -> float:
    """Return how rare a word is in English: .2 for "time", 1 for "pain", 3 for "hernia"."""
    count = english_counts().get(word, COUNT_OF_UNKNOWN)
    return max(LEAST, math.log10(_all_counts() / count) - ORDINARY)


@cache
def _all_counts() -> int:
    return sum(english_counts().values())
