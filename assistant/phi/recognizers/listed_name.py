"""Find names by the lists of first and last names alone."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.name_reader import WORD, read_name
from assistant.phi.vocabulary import bare, is_clinical, is_first_name, is_last_name, is_name

_SHORTEST_ALONE = 4
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
            if span := read_name(text, word.start(), sure=False) if opens else None:
                yield *span, _CERTAINTY
                position = max(position, span[1])


def _may_open(word: re.Match[str]) -> bool:
    plain = bare(word.group().rstrip("."))
    if is_name(plain):
        return len(plain) >= _SHORTEST_ALONE or word.group()[0].isupper()
    following = WORD.match(word.string, word.end() + 1)
    return (
        word.group()[0].isupper()
        and is_first_name(plain)
        and following is not None
        and following.group()[0].isupper()
        and is_last_name(bare(following.group().rstrip(".")))
    )


def _is_capital_inside(word: re.Match[str]) -> bool:
    """Whether a first name that is also a word stands with a capital inside a sentence."""
    plain = bare(word.group().rstrip("."))
    return (
        word.group()[0].isupper()
        and not word.group().isupper()
        and is_first_name(plain)
        and plain not in words("capitalised_words")
        and not is_clinical(plain)
        and _INSIDE.search(word.string[max(word.start() - 3, 0) : word.start()]) is not None
    )


def _capitals_tell(text: str) -> bool:
    """Whether capitals are the exception in this text."""
    found = WORD.findall(text)
    return sum(word[0].isupper() for word in found) <= _MOST_CAPITALS * len(found)
