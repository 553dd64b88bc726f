"""The English words that several skills read with, and how often they are met."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FILE = "frequency_dictionary_en_82_765.txt"


@cache
def english_counts() -> Mapping[str, int]:
    """Return the 82,000 words that come with symspellpy with their counts, in its order: the commonest first."""
    text = files("symspellpy").joinpath(_FILE).read_text(encoding="utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines())}


@cache
def english_words() -> frozenset[str]:
    """Return the words alone."""
    return frozenset(english_counts())
