"""Mends misspelt words towards the words of the rules, and only towards those."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED = 5
SHORTEST_WITH_TWO_FAULTS = 8
MOST_FAULTS = 2
SHORTEST_COMPLETED = 4
SHORTEST_HALF = 3
WORDS_REMEMBERED = 4096


class Misspellings:
    """Knows the words of the rules and the words of everyday English."""

    def __init__(self, vocabulary: Iterable[str], *, english: frozenset[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._known = english | self._vocabulary
        short = (word for word in sorted(self._vocabulary) if len(word) == SHORTEST_MENDED - 1)
        self._by_letters = {"".join(sorted(word)): word for word in short}
        """Of four letters only a change of their order is mended: "tmep"."""
        self._neighbours: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._vocabulary):
            if len(word) >= SHORTEST_MENDED:
                self._by_length[len(word)].append(word)
                for key in _keys(word):
                    self._neighbours[key].append(word)
        self.mend = lru_cache(WORDS_REMEMBERED)(self._mend)
        """Return the word of the rules that is meant, or the word as it is."""

    def _mend(self, word: str) -> str:
        if word in self._known or not word.isalpha():
            return word
        if len(word) < SHORTEST_MENDED:
            return self._by_letters.get("".join(sorted(word))) or self._missing_letter(word)
        return self._nearest(word) or self._split(word) or self._without_repeats(word) or word

    def complete(self, fragment: str) -> str:
        """Return the shortest word of the rules that a cut-off last word may have become."""
        if fragment in self._known or len(fragment) < SHORTEST_COMPLETED:
            return fragment
        whole = [word for word in self._vocabulary if word.startswith(fragment)]
        return min(whole, key=lambda word: (len(word), word), default=self.mend(fragment))

    def _missing_letter(self, word: str) -> str:
        """Return the word of five letters of which one was left out: "chst"."""
        short = len(word) == SHORTEST_MENDED - 1
        near = self._neighbours.get(word, ()) if short else ()
        return min((found for found in near if len(found) == SHORTEST_MENDED), default=word)

    def _nearest(self, word: str) -> str:
        near = {found for key in _keys(word) for found in self._neighbours.get(key, ())}
        scored = [(OSA.distance(word, found, score_cutoff=1), found) for found in near]
        distance, best = min(scored, default=(MOST_FAULTS, ""))
        if distance < MOST_FAULTS:
            return best
        return self._two_faults_off(word) if len(word) >= SHORTEST_WITH_TWO_FAULTS else ""

    def _two_faults_off(self, word: str) -> str:
        """Return the first long word that differs in two places; few words come this far."""
        lengths = range(len(word) - MOST_FAULTS, len(word) + MOST_FAULTS + 1)
        likely = (found for length in lengths for found in self._by_length.get(length, ()))
        long = [found for found in likely if len(found) >= SHORTEST_WITH_TWO_FAULTS]
        best = process.extractOne(word, long, scorer=OSA.distance, score_cutoff=MOST_FAULTS)
        return best[0] if best else ""

    def _split(self, word: str) -> str:
        """Return both words of two typed without a space, one of them of the rules."""
        for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            left, right = word[:cut], word[cut:]
            if left in self._vocabulary and right in self._vocabulary:
                return f"{left} {right}"
        return ""

    def _without_repeats(self, word: str) -> str:
        """Return "help" for "heeeelp"."""
        plain = "".join(c for i, c in enumerate(word) if word[i - 1 : i] != c or i == 0)
        return plain if plain in self._known else ""


def _keys(word: str) -> set[str]:
    """Return the word and the word with one letter left out."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
