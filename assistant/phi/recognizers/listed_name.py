"""Find names by the lists of first and last names alone."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import words_of
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.name_reader import WORD, read_name
from assistant.phi.vocabulary import bare, is_clinical, is_first_name, is_last_name, is_name
from assistant.phi.word_use import is_mostly_small

_SHORTEST_ALONE = 4
_CACHED_WORDS = 50_000
_CERTAINTY = 0.6
_MOST_CAPITALS = 0.5
_INSIDE = re.compile(r"[a-z0-9,;]['\"]?\s$|[a-z,]\s['\"(]$")


class ListedNameRecognizer(Finder):
    """A first name with a last name, a name that is seldom a word, a word name with a capital."""

    kind = IdentifierKind.NAME

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield stretches of listed names."""
        capitals_tell = _capitals_tell(text)
        position = 0
        while word := WORD.search(text, position):
            position = word.end()
            opens = _may_open(word) or (capitals_tell and _is_capital_inside(word))
            if _is_full_name(word):
                yield word.start(), word.end(), _CERTAINTY
            if span := read_name(text, word.start(), sure=False) if opens else None:
                yield *span, _CERTAINTY
                position = max(position, span[1])


def _may_open(word: re.Match[str]) -> bool:
    written = str(word.group())
    kind = _kind_of(written)
    if kind is _Kind.NAME:
        return True
    if kind is _Kind.OTHER or not written[0].isupper():
        return False
    following = WORD.match(word.string, word.end() + 1)
    return following is not None and _is_capital_last_name(following.group())


def _is_capital_inside(word: re.Match[str]) -> bool:
    """Whether a first name that is also a word stands with a capital inside a sentence."""
    written = str(word.group())
    if _kind_of(written) is not _Kind.WORD_NAME or not written[0].isupper() or written.isupper():
        return False
    return _INSIDE.search(word.string, max(word.start() - 3, 0), word.start()) is not None


def _is_full_name(word: re.Match[str]) -> bool:
    """Whether a small word such as "Will" stands with a capital before a last name, in a sentence."""
    written = str(word.group())
    if not (written[0].isupper() and written[1:].islower() and is_first_name(written)):
        return False
    if not _INSIDE.search(word.string, max(word.start() - 3, 0), word.start()):
        return False
    following = WORD.match(word.string, word.end() + 1)
    return following is not None and _is_capital_last_name(following.group())


class _Kind(Enum):
    OTHER = auto()
    NAME = auto()
    FIRST_NAME = auto()
    WORD_NAME = auto()


@lru_cache(maxsize=_CACHED_WORDS)
def _kind_of(written: str) -> _Kind:
    plain = bare(written.rstrip("."))
    if is_name(plain) and (_is_told_by_letters(plain) or written[0].isupper()):
        return _Kind.NAME
    if not is_first_name(plain):
        return _Kind.OTHER
    if plain in words("capitalised_words") or is_clinical(plain):
        return _Kind.FIRST_NAME
    return _Kind.WORD_NAME


def _is_told_by_letters(plain: str) -> bool:
    """Whether the name is long enough, and no word such as "barber" or "chuck"."""
    return len(plain) >= _SHORTEST_ALONE and not is_mostly_small(plain)


def _is_capital_last_name(written: str) -> bool:
    return written[0].isupper() and is_last_name(bare(written.rstrip(".")))


def _capitals_tell(text: str) -> bool:
    """Whether capitals are the exception in this text."""
    found = words_of(text)
    capitals = sum(text[word.start].isupper() for word in found)
    return capitals <= _MOST_CAPITALS * len(found)
