"""Tells what a number is for by the words before it."""

import re
from functools import cache

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import entries

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 60
_MOST_WORDS = 7
_ENDS = re.compile(r"[.!?]\s|\n")


@cache
def number_cues() -> dict[str, IdentifierKind]:
    """Return for each word that announces numbers what it announces; the first kind counts."""
    cues: dict[str, IdentifierKind] = {}
    for kind, word in entries("number_cues"):
        cues.setdefault(word, IdentifierKind(kind.upper()))
    return cues


def cue_before(text: str, start: int, *, words: int = _MOST_WORDS) -> IdentifierKind | None:
    """Return what the nearest telling word before says; "number" tells least.

    A sentence that ended hides what stands in it.
    """
    near = _ENDS.split(text[max(start - _REACH, 0) : start])[-1].lower()
    told = [number_cues()[w] for w in _WORD.findall(near)[-words:] if w in number_cues()]
    if not told:
        return None
    plain = IdentifierKind.OTHER_ID
    return next((kind for kind in reversed(told) if kind is not plain), plain)
