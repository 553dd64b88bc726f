"""Find names by the lists of first and last names alone."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.name_reader import WORD, read_name
from assistant.phi.vocabulary import bare, is_first_name, is_last_name, is_name

_SHORTEST_ALONE = 4
_CERTAINTY = 0.6


class ListedNameRecognizer(Finder):
    """A first name with a last name, or a name that is seldom an ordinary word."""

    kind = IdentifierKind.NAME

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield stretches of listed names."""
        position = 0
        while word := WORD.search(text, position):
            position = word.end()
            if span := read_name(text, word.start(), sure=False) if _may_open(word) else None:
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
