"""Knows common English by rank and the words of cancer care by kind."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from assistant.english_words import english_counts
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("oncology_words.yaml")
MOST_COMMON = 25_000
"""The rank up to which English words are common."""
MEDICAL_FILE = Path(__file__).with_name("medical_words.txt")
USUAL_FILE = Path(__file__).with_name("message_words.txt")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Words and how common they are."""

    ranks: Mapping[str, int]
    """English words; the most frequent has rank 0."""
    oncology: Mapping[str, Sequence[str]]
    """Words of cancer care by kind, best known first."""
    usual: Sequence[str] = ()
    """Words that messages hold, the most frequent first."""
    medical: frozenset[str] = frozenset()
    """Other words of medicine that the English list does not know."""

    @cached_property
    def oncology_words(self) -> frozenset[str]:
        """Every word of cancer care, short forms included."""
        return frozenset(word.lower() for words in self.oncology.values() for word in words)

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(set(self.ranks) | self.oncology_words | self.medical)

    def knows(self, word: str) -> bool:
        """Return whether this is a whole word; case and a final 's do not matter."""
        plain = word.lower().removesuffix("'s").replace("'", "")
        lists = (self.oncology_words, self.medical, self.ranks)
        return any(plain in words or word.lower() in words for words in lists)

    def rank(self, word: str) -> int:
        """Return how common a word is; words of cancer care that are rare elsewhere come last."""
        return self.ranks.get(word.lower(), len(self.ranks))

    def is_common(self, word: str) -> bool:
        """Return whether a message may well hold this word."""
        return self.rank(word) < MOST_COMMON or word in self.medical

    def beginning_with(self, fragment: str) -> list[str]:
        """Return every longer word that begins with `fragment`, in alphabetical order."""
        start = bisect_left(self._in_order, fragment)
        found: list[str] = []
        for word in self._in_order[start:]:
            if not word.startswith(fragment):
                break
            if word != fragment:
                found.append(word)
        return found

    def oncology_beginning_with(self, fragment: str) -> list[tuple[str, str]]:
        """Return kind and word of cancer care for each that goes on from `fragment`."""
        return [
            (kind, word)
            for kind, words in self.oncology.items()
            for word in words
            if word.startswith(fragment) and word != fragment
        ]


@cache
def load_vocabulary() -> Vocabulary:
    """Read common English and the words of cancer care, once for all who read with them."""
    counted = sorted(((count, word) for word, count in english_counts().items()), reverse=True)
    ranks = {word: rank for rank, (_, word) in enumerate(counted)}
    oncology = read_yaml(FILE)
    usual, medical = _read_words(USUAL_FILE), frozenset(_read_words(MEDICAL_FILE))
    return Vocabulary(ranks=ranks, oncology=oncology, usual=usual, medical=medical)


def _read_words(path: Path) -> tuple[str, ...]:
    lines = path.read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())
