"""Finds phrases of a list in a text, word by word instead of letter by letter."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_](?:[\w'&.-]*[^\W_])?")


class TextWord(NamedTuple):
    """A word in lower case, and where it stands."""

    lower: str
    start: int
    end: int


@lru_cache(maxsize=8)
def words_of(text: str) -> tuple[TextWord, ...]:
    """Return the words of a text, inner signs ("st.", "o'hare", "at&t") kept."""
    return tuple(TextWord(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text))


class PhraseList:
    """Phrases by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(word.lower for word in words_of(phrase))
            if parts:
                self._by_first.setdefault(parts[0], []).append(parts)
        for same_start in self._by_first.values():
            same_start.sort(key=len, reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and the index of the first word; the longest phrase at each place."""
        found = words_of(text)
        for index, word in enumerate(found):
            for parts in self._by_first.get(word.lower, ()):
                window = found[index : index + len(parts)]
                if tuple(w.lower for w in window) == parts:
                    yield word.start, window[-1].end, index
                    break
