"""Brings a text into the form the recognizers read, and finds the way back to the text as typed."""

import re
import unicodedata
from dataclasses import dataclass

_SAME_LOOK = (
    dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032`\u00b4"), "'")
    | dict.fromkeys(map(ord, "\u201c\u201d\u201e\u2033\u00ab\u00bb"), '"')
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
    | dict.fromkeys(map(ord, "\u2044\u2215"), "/")
)
_DROPPED_CATEGORIES = frozenset({"Cf", "Cs"})
_NUL = "\x00"
_ODD = re.compile(
    f"[{''.join(map(chr, _SAME_LOOK))}\x00\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalizedText:
    """A text to search in; `starts[i]` and `ends[i]` bound its i-th character as typed."""

    text: str
    starts: tuple[int, ...] | None = None
    """None: every character stands where it was typed."""
    ends: tuple[int, ...] = ()

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        """Return where the non-empty stretch stands in the text as typed."""
        if self.starts is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalize(typed: str) -> NormalizedText:
    """Compose characters (NFKC), straighten quotes and dashes, leave out what cannot be seen."""
    if typed.isascii() and _NUL not in typed and "`" not in typed:
        return NormalizedText(text=typed)
    if unicodedata.is_normalized("NFKC", typed) and not _ODD.search(typed):
        return NormalizedText(text=typed)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(typed):
        for letter in _readable(typed[start:end]):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return NormalizedText(text="".join(letters), starts=tuple(starts), ends=tuple(ends))


def strip_unstorable(text: str) -> str:
    """Leave out NUL and lone surrogates, which no database keeps."""
    if text.isascii():
        return text.replace(_NUL, "")
    return "".join(c for c in text if c != _NUL and not "\ud800" <= c <= "\udfff")


def _clusters(typed: str) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for index, letter in enumerate(typed):
        if bounds and unicodedata.combining(letter):
            bounds[-1] = (bounds[-1][0], index + 1)
        else:
            bounds.append((index, index + 1))
    return bounds


def _readable(cluster: str) -> str:
    seen = "".join(
        letter
        for letter in cluster
        if letter != _NUL and unicodedata.category(letter) not in _DROPPED_CATEGORIES
    )
    return unicodedata.normalize("NFKC", seen.translate(_SAME_LOOK)).translate(_SAME_LOOK)
