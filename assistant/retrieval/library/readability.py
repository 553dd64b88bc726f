"""Measures how many years of school a text asks for."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import pyphen

WORDS_PER_SENTENCE_WEIGHT, SYLLABLES_PER_WORD_WEIGHT, BASE = 0.39, 11.8, 15.59
"""The Flesch-Kincaid grade."""
MARKDOWN_MARKS = re.compile(r"[*_`#>|]|^\s*[-+]\s+|\[(?=[^\]]*\]\()|\]\([^)]*\)", re.MULTILINE)
END_OF_SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)|\n\s*\n|\n(?=\s*[-+*]\s)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_ENDING = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyszxgc])es$"
)
WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")


def reading_grade(text: str, *, is_left_out: Callable[[str], bool]) -> float:
    """Return the school grade of Markdown `text`; names that `is_left_out` accepts don't count."""
    sentences = [words for part in END_OF_SENTENCE.split(text) if (words := _words(part))]
    words = [word for sentence in sentences for word in sentence if not is_left_out(word.lower())]
    if not words:
        return 0.0
    length = len(words) / len(sentences)
    syllables = sum(map(syllables_of, words)) / len(words)
    return WORDS_PER_SENTENCE_WEIGHT * length + SYLLABLES_PER_WORD_WEIGHT * syllables - BASE


@lru_cache(maxsize=16384)
def syllables_of(word: str) -> int:
    """Return how many syllables an English word has, at least one.

    Hyphens may not stand everywhere a syllable ends ("med-i-cine"), so vowels are counted too.
    """
    return sum(max(_hyphens_in(part) + 1, _vowels_in(part)) for part in word.split("-") if part)


def _vowels_in(word: str) -> int:
    spoken = SILENT_ENDING.sub("", word.lower())
    return len(VOWELS.findall(spoken))


def _hyphens_in(word: str) -> int:
    return len(_hyphenator().positions(word))


@cache
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def _words(text: str) -> list[str]:
    return WORD.findall(MARKDOWN_MARKS.sub(" ", text))
