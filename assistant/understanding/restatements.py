"""Reads second messages that say the first anew, or put a word of it right."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from assistant.understanding.seams import find_words

SAME_MESSAGE = 80
ALIKE = 60
"""From this likeness on, a starred word stands for the word of the first message."""
LONGEST_MEANT = 4
_STAR = re.compile(r"^\*\s*(\S.*?)\*?$|^(\S.*?)\s*\*$", re.DOTALL)
_PLACES = re.compile(r"[^\W_]+(?:['\u2019.+/-][^\W_]+)*[+-]?")
_OPPOSITES = (
    {"left", "right"}, {"his", "her", "my", "their"}, {"he", "she", "i", "they"},
    {"mom", "dad", "mum", "husband", "wife", "sister", "brother", "son", "daughter", "mother",
     "father"},
    {"positive", "negative"}, {"before", "after"}, {"mg", "mcg", "ml", "g"},
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
    {"high", "low"}, {"days", "weeks", "months", "years"}, {"day", "week", "month", "year"},
    {"up", "down"}, {"upper", "lower"}, {"first", "second", "third"},
)  # fmt: skip


def find_anew(first: str, second: str) -> str:
    """Return the end of `second` that says the whole of `first` again, or nothing.

    What stands before it is an excuse: "sorry, cat on the keyboard. what foods help with ..."
    """
    words = find_words(first)
    places = [found.start() for found in _PLACES.finditer(second)]
    again = find_words(second)
    if len(words) < 2 or len(again) != len(places):
        return ""
    wanted = " ".join(words)
    for start in range(len(again) - len(words) + 1):
        head = " ".join(again[start : start + len(words)])[: len(wanted)]
        if again[start] == words[0] and fuzz.ratio(wanted, head) >= SAME_MESSAGE:
            return second[places[start] :]
    return ""


def find_starred(second: str) -> str:
    """Return the word in "*word" or "word*", or nothing."""
    found = _STAR.match(second)
    return (found[1] or found[2] or "").strip() if found else ""


def put_right(first: str, meant: str) -> str:
    """Return `first` with what is meant in the place of what it stands for, or nothing."""
    places = list(_PLACES.finditer(first))
    typed, right = [found[0].lower() for found in places], find_words(meant)
    if not right or len(right) > LONGEST_MEANT or len(right) > len(typed):
        return ""
    size = len(right)
    chances = [
        (_likeness(typed[start : start + size], right), start)
        for start in range(len(typed) - size + 1)
    ]
    likeness, start = max(chances)
    if likeness < ALIKE:
        return ""
    return first[: places[start].start()] + meant + first[places[start + size - 1].end() :]


def _likeness(typed: Iterable[str], right: Iterable[str]) -> float:
    """Return how well words stand for each other, from 0 to 100; the worst pair counts."""
    return min(_word_likeness(a, b) for a, b in zip(typed, right, strict=True))


def _word_likeness(typed: str, right: str) -> float:
    if any(typed in group and right in group for group in _OPPOSITES):
        return 90.0
    if typed[0].isdigit() and right[0].isdigit():
        return 70.0 if typed != right else 100.0
    return fuzz.ratio(typed, right)
