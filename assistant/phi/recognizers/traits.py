"""What a text holds at a glance, so that patterns that cannot match are not tried."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[a-z]+")
_SPOKEN = frozenset(
    [
        "zero",
        "oh",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "double",
        "triple",
    ]
)
_FEWEST_SPOKEN = 4


class Traits(NamedTuple):
    """Words in lower case, runs of digits, and whether a number may be spelled out."""

    words: frozenset[str]
    numbers: tuple[str, ...]
    spells_number: bool

    @property
    def digits(self) -> int:
        """How many digits are typed."""
        return sum(map(len, self.numbers))

    @property
    def longest_run(self) -> int:
        """How many digits stand in a row at most."""
        return max(map(len, self.numbers), default=0)

    @property
    def has_number(self) -> bool:
        """Whether there are digits, typed or spelled out."""
        return bool(self.numbers) or self.spells_number


@lru_cache(maxsize=8)
def traits_of(text: str) -> Traits:
    """Look at a text once for all recognizers."""
    found = _WORD.findall(text.lower())
    spoken = sum(word in _SPOKEN for word in found)
    return Traits(frozenset(found), tuple(re.findall(r"\d+", text)), spoken >= _FEWEST_SPOKEN)
