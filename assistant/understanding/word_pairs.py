"""Knows which English words often follow each other, from the list that comes with symspellpy."""

from bisect import bisect_left
from functools import cached_property
from importlib.resources import files

FILE = "frequency_bigramdictionary_en_243_342.txt"


class WordPairs:
    """Looks pairs up among the lines of the list, which are read when first asked for."""

    @cached_property
    def _lines(self) -> list[bytes]:
        text = (files("symspellpy") / FILE).read_bytes().removeprefix(b"\xef\xbb\xbf")
        # Nearly in order as shipped, so that sorting costs little.
        return sorted(text.splitlines())

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
