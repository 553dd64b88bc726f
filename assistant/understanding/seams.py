"""Joins two pieces at the seam: half words, words said twice, marks that keep pieces together."""

import re

from rapidfuzz import fuzz

from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.word_pairs import WordPairs

SAME_WORD = 75
SHORTEST_HALF = 2
LONG_STEM = 4
"""Letters; a word that begins with so long a last word says it anew: "brca" and "brca2"."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019.+/-][^\W_]+)*[+-]?")
_GLUE = ("(", "[", "/")
_OPEN_HYPHEN = re.compile(r"\w-$")
_POINT = re.compile(r"\b\d+[.,]$")
_MARKER = re.compile(r"\bCA[ -]?\d{2,3}$|\bKi$|\bPD$|\bHER$", re.IGNORECASE)
_STAGE = re.compile(r"\b(?:stage|grade)\b[^.?!]{0,12}\d$", re.IGNORECASE)
_SUBSTAGE = re.compile(r"[abc][123]?\b", re.IGNORECASE)
_HALF_TIME = re.compile(r"\b(?:at|by|until|till|from|for) \d{1,2}[.:]\d?$")


def find_words(text: str) -> list[str]:
    """Return the words in lower case, with straight apostrophes."""
    return [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]


def space(first: str, second: str) -> str:
    """Return both with one space between them, or none where the first ends in "(" or "-"."""
    is_glued = first.endswith(_GLUE) or _OPEN_HYPHEN.search(first)
    return f"{first}{second}" if is_glued else f"{first} {second}"


def is_end_of_marker(first: str, second: str) -> bool:
    """Return whether a hyphen and a number end the name of a marker: "CA 15" and "-3"."""
    return bool(re.match(r"-\d", second)) and bool(_MARKER.search(first))


class Seams:
    """Completes the last word of a message by the beginning of the next."""

    def __init__(
        self, vocabulary: Vocabulary, pairs: WordPairs, short_words: frozenset[str] = frozenset()
    ) -> None:
        self._vocabulary = vocabulary
        self._pairs = pairs
        self._short_words = short_words

    def complete(self, first: str, second: str, *, is_half: bool) -> str:
        """Return both with the seam's word completed or said once, or nothing.

        `is_half`: the first ends inside a word.
        """
        if _is_rest_of_figure(first, second):
            return first + second
        words, tail = _WORD.findall(second), _WORD.findall(first)[-1:]
        if not words or not tail or not first.endswith(tail[0]):
            return ""
        if repeated := _overlap(first, second):
            return repeated
        stem = tail[0]
        if self._is_rest_of_word(stem, words[0], is_half=is_half):
            return first + second
        is_same = self._is_word_anew(stem, words[0], is_half=is_half)
        return first[: len(first) - len(stem)] + second if is_same else ""

    def is_rest_of_half_word(self, first: str, second: str) -> bool:
        """Return whether `second` begins with no word of its own, but with the rest of one."""
        words, tail = _WORD.findall(second), _WORD.findall(first)[-1:]
        if not words or not tail or not first.endswith(tail[0]):
            return False
        return not self._vocabulary.knows(words[0]) and self._vocabulary.knows(tail[0] + words[0])

    def is_pair(self, first: str, second: str) -> bool:
        """Return whether the words at the seam often stand together: "lymph" and "nodes"."""
        ends, starts = find_words(first), find_words(second)
        return bool(ends and starts) and starts[0] in self._pairs.following(ends[-1], starts[0])

    def _is_rest_of_word(self, stem: str, rest: str, *, is_half: bool) -> bool:
        """Return whether two pieces make one word: "neutr" and "ophils", "grape" and "fruit"."""
        if not rest[0].islower() or not self._vocabulary.knows(stem + rest):
            return False
        if is_half or not (self._vocabulary.knows(stem) and self._vocabulary.knows(rest)):
            return True
        if any(
            len(p) <= SHORTEST_HALF and p.lower() not in self._short_words for p in (stem, rest)
        ):
            return True
        is_pair = rest in self._pairs.following(stem.lower(), rest)
        return not is_pair and min(len(stem), len(rest)) > SHORTEST_HALF + 1

    def _is_word_anew(self, stem: str, word: str, *, is_half: bool) -> bool:
        """Return whether a half word is typed again in full: "neutr" and "neutrophils"."""
        stem, word = stem.lower(), word.lower()
        shortest = SHORTEST_HALF if is_half else LONG_STEM
        if word.startswith(stem) and word != stem and len(stem) >= shortest:
            return True
        return not self._vocabulary.knows(stem) and fuzz.ratio(stem, word) >= SAME_WORD


def _is_rest_of_figure(first: str, second: str) -> bool:
    """Return whether a number or a stage goes on: "2." and "1", "stage 3" and "a"."""
    if second[:1].isdigit():
        return bool(_POINT.search(first) or _HALF_TIME.search(first))
    return bool(_STAGE.search(first) and _SUBSTAGE.match(second))


def _overlap(first: str, second: str) -> str:
    """Return both with the words that stand at the seam twice said once."""
    ends, starts = find_words(first), find_words(second)
    for size in range(min(len(ends), len(starts) - 1), 0, -1):
        if ends[-size:] == starts[:size]:
            seam = [found.start() for found in _WORD.finditer(first)][-size]
            return first[:seam] + second
    return ""
