"""Knows which words often follow each other: symspellpy's English list and pairs of medicine."""

from bisect import bisect_left
from functools import cached_property
from importlib.resources import files
from pathlib import Path

FILE = "frequency_bigramdictionary_en_243_342.txt"
MEDICAL_FILE = Path(__file__).with_name("medical_pairs.txt")
MEDICAL_COUNT = 50_000_000
"""How often a pair of medicine counts as seen: as often as a usual pair of everyday English."""


class WordPairs:
    """Looks pairs up among the lines of the list, which are read when first asked for."""

    @cached_property
    def _lines(self) -> list[bytes]:
        text = (files("symspellpy") / FILE).read_bytes().removeprefix(b"\xef\xbb\xbf")
        # Nearly in order as shipped, so that sorting costs little.
        medical = [b"%b %d" % (pair.encode(), MEDICAL_COUNT) for pair in self._medical]
        return sorted([*text.splitlines(), *medical])

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
