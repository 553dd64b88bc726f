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


@lru_cache(maxsize=8)
def _lowers_of(text: str) -> tuple[str, ...]:
    return tuple(word.lower for word in words_of(text))


class PhraseList:
    """Phrases by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = _parts_of(phrase)
            if parts:
                self._by_first.setdefault(parts[0], []).append(parts)
        for same_start in self._by_first.values():
            if len(same_start) > 1:
                same_start.sort(key=len, reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and the index of the first word; the longest phrase at each place."""
        lowers = _lowers_of(text)
        for index, lower in enumerate(lowers):
            for parts in self._by_first.get(lower, ()):
                if lowers[index : index + len(parts)] == parts:
                    found = words_of(text)
                    yield found[index].start, found[index + len(parts) - 1].end, index
                    break


def _parts_of(phrase: str) -> tuple[str, ...]:
    if phrase.replace(" ", "").isalnum():
        return tuple(phrase.split())
    return tuple(word.lower for word in words_of(phrase))
