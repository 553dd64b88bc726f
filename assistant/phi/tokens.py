"""Cuts a text into the words, numbers and signs the tagger reads."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]|_")


class Token(NamedTuple):
    """A word, a number or a sign, and where it stands."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return the tokens in order; blanks belong to none."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
