"""Common English words: never repaired into the name of a medicine."""

from functools import cache
from importlib.resources import files

WORD_LIST = "frequency_dictionary_en_82_765.txt"
"""Shipped in the symspellpy wheel."""


@cache
def english_words() -> frozenset[str]:
    """Read the words once, on first use."""
    text = files("symspellpy").joinpath(WORD_LIST).read_text(encoding="utf-8-sig")
    return frozenset(text.split()[::2])
