"""What a text holds at a glance, so that patterns that cannot match are not tried."""

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.number_words import DIGITS

_WORD = re.compile(r"[a-z]+")
_SPOKEN = frozenset([*DIGITS, "oh", "double", "triple"])
_FEWEST_SPOKEN = 4


class Traits(NamedTuple):
    """Words in lower case, runs of digits, and whether a number may be spelled out."""

    words: frozenset[str]
    numbers: tuple[str, ...]
    spells_number: bool
    digits: int
    """How many digits are typed."""
    longest_run: int
    """How many digits stand in a row at most."""
    has_number: bool
    """Whether there are digits, typed or spelled out."""


@lru_cache(maxsize=8)
def traits_of(text: str) -> Traits:
    """Look at a text once for all recognizers."""
    found = _WORD.findall(text.lower())
    spells_number = sum(word in _SPOKEN for word in found) >= _FEWEST_SPOKEN
    numbers = tuple(re.findall(r"\d+", text))
    return Traits(
        words=frozenset(found),
        numbers=numbers,
        spells_number=spells_number,
        digits=sum(map(len, numbers)),
        longest_run=max(map(len, numbers), default=0),
        has_number=bool(numbers) or spells_number,
    )
