"""Knows which words are English, and how ordinary they are."""

import math
from functools import cache
from importlib.resources import files

COUNT_OF_UNKNOWN = 200_000
"""A word that is not listed is taken to be as rare as the rarest that are."""
ORDINARY = 3.0
"""Words as frequent as one in so many (a power of ten) say nothing about the subject."""
LEAST = 0.2


@cache
def english_words() -> dict[str, int]:
    """Return the word list that comes with symspellpy: 82,000 words with their counts."""
    lines = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    text = lines.read_text(encoding="utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines())}


def strangeness(word: str) -> float:
    """Return how rare a word is in English: .2 for "time", 1 for "pain", 3 for "hernia"."""
    count = english_words().get(word, COUNT_OF_UNKNOWN)
    return max(LEAST, math.log10(_all_counts() / count) - ORDINARY)


@cache
def _all_counts() -> int:
    return sum(english_words().values())
