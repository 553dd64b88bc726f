"""Knows which words often follow each other: symspellpy's English list and pairs of medicine."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

FILE = "frequency_bigramdictionary_en_243_342.txt"
MEDICAL_FILE = Path(__file__).with_name("medical_pairs.txt")
MEDICAL_COUNT = 50_000_000
"""How often a pair of medicine counts as seen: as often as a usual pair of everyday English."""


class SortedLines:
    """Lines in their order, in one piece of memory: apart, they would take five times as much."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        in_order = sorted(lines)
        self._text = b"".join(in_order)
        self._starts = array("I", accumulate(map(len, in_order), initial=0))

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> bytes:
        """Return the line at `place`, counted from 0."""
        return self._text[self._starts[place] : self._starts[place + 1]]


class WordPairs:
    """Looks pairs up among the lines of the list, which are read when first asked for."""

    @cached_property
    def _lines(self) -> SortedLines:
        text = (files("symspellpy") / FILE).read_bytes().removeprefix(b"\xef\xbb\xbf")
        # Nearly in order as shipped, so that sorting costs little.
        medical = [b"%b %d" % (pair.encode(), MEDICAL_COUNT) for pair in self._medical]
        return SortedLines([*text.splitlines(), *medical])

    @cached_property
    def _medical(self) -> list[str]:
        lines = MEDICAL_FILE.read_text("utf-8").splitlines()
        return [line for line in lines if not line.startswith("#")]

    def following(self, word: str, stem: str) -> dict[str, int]:
        """Return the words that begin with `stem` and follow `word`, and how often they do."""
        prefix = f"{word} {stem}".encode()
        found: dict[str, int] = {}
        place = bisect_left(self._lines, prefix)
        while place < len(self._lines) and self._lines[place].startswith(prefix):
            _, second, count = self._lines[place].split()
            found[second.decode()] = int(count)
            place += 1
        return found

    def is_medical_beginning(self, word: str, stem: str) -> bool:
        """Return whether the two begin a pair of medicine and are none themselves: "hot flu"."""
        begun = f"{word} {stem}"
        longer = [pair for pair in self._medical if pair.startswith(begun)]
        return bool(longer) and not {begun, f"{begun}s"} & set(longer)


@cache
def load_word_pairs() -> WordPairs:
    """Return the pairs, read once for all who look pairs up."""
    return WordPairs()
