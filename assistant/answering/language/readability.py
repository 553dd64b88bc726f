"""Measure how many years of school a text asks for (Flesch-Kincaid grade)."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from pyphen import Pyphen

from assistant.answering.language.sentences import split_units

HIGHEST_GRADE = 8.0
"""What an answer may ask for (DESIGN section 4)."""
_MARK = re.compile(r"\[\d+\]")
_MARKUP = re.compile(r"[*_`#>|]|https?://\S+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouysxzcg]es|[a-z]{2}(?<!i)les)$")


def grade(text: str, names: Collection[str] = ()) -> float:
    """Return the school grade of `text`, at least 0; 0 for a text without words.

    `names`, in lower case, are left out of the count: nobody can choose a shorter word for a drug.
    Marks, markup and headings do not count; a list item is a sentence.
    """
    counts = [_count(unit.text, names) for unit in split_units(_MARK.sub("", text))]
    spoken = [(words, syllables) for words, syllables in counts if words]
    words = sum(count for count, _ in spoken)
    if not words:
        return 0.0
    syllables = sum(count for _, count in spoken)
    return max(0.0, 0.39 * words / len(spoken) + 11.8 * syllables / words - 15.59)


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """Return how many syllables a lower-case word has, at least 1.

    Hyphenation never cuts one letter off, so a count of vowel groups may raise its figure.
    """
    hyphenated = len(_hyphens().positions(word)) + 1
    groups = len(_VOWELS.findall(word)) - bool(_SILENT.search(word))
    return max(1, hyphenated, groups)


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


def _count(text: str, names: Collection[str]) -> tuple[int, int]:
    words = [word.lower() for word in _WORD.findall(_MARKUP.sub(" ", text))]
    counted = [part for word in words if word not in names for part in word.split("-") if part]
    return len(counted), sum(syllables_of(word) for word in counted)
