"""Reads second messages that say the first anew, or put a word of it right."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from assistant.understanding.seams import find_words

SAME_MESSAGE = 80
ALIKE = 60
"""From this likeness on, a starred word stands for the word of the first message."""
SAME_START = 10.0
"""How much likelier a word with the same first letter is meant."""
LONGEST_MEANT = 4
SHORT = 3
SHORTEST_MATTER = 5
"""Letters of a word that carries matter."""
_STAR = re.compile(r"^\*\s*(\S.*?)\*?$|^(\S.*?)\s*\*$", re.DOTALL)
_PLACES = re.compile(r"[^\W_]+(?:['\u2019.+/-][^\W_]+)*[+-]?")
_GREETINGS = frozenset(("hey", "hi", "hello", "so", "ok", "okay", "um", "well", "please", "yo"))
_OPPOSITES = (
    {"left", "right"}, {"his", "her", "my", "their"}, {"he", "she", "i", "they"},
    {"mom", "dad", "mum", "husband", "wife", "sister", "brother", "son", "daughter", "mother",
     "father"},
    {"positive", "negative"}, {"before", "after"}, {"mg", "mcg", "ml", "g"},
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
    {"high", "low"}, {"days", "weeks", "months", "years"}, {"day", "week", "month", "year"},
    {"mm", "cm"}, {"up", "down"}, {"upper", "lower"}, {"first", "second", "third"},
)  # fmt: skip


def find_anew(first: str, second: str) -> str:
    """Return the end of `second` that says the whole of `first` again, or nothing.

    What stands before it is an excuse: "sorry, cat on the keyboard. what foods help with ..."
    """
    words = find_words(first)
    return _anew(words, second) or _anew(_without_greeting(words), second)


def _anew(words: Sequence[str], second: str) -> str:
    places = [found.start() for found in _PLACES.finditer(second)]
    again = find_words(second)
    if len(words) < 2 or len(again) != len(places):
        return ""
    wanted = " ".join(words)
    for start in range(len(again) - len(words) + 1):
        head = " ".join(again[start : start + len(words)])[: len(wanted)]
        if again[start] == words[0] and fuzz.ratio(wanted, head) >= SAME_MESSAGE:
            return second[places[start] :]
    return second if _is_told_anew(words, again) else ""


def _without_greeting(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if words[:1] and words[0] in _GREETINGS else words


def _is_told_anew(words: Sequence[str], again: Sequence[str]) -> bool:
    """Return whether a longer message opens alike and says most of the first in other words."""
    matter = {word for word in words if len(word) >= SHORTEST_MATTER}
    said = matter & set(again[: len(words) + 2])
    opens_alike = list(words[:2]) == list(again[:2])
    return opens_alike and len(again) > len(words) > SHORT and 2 * len(said) > len(matter)


def find_starred(second: str) -> str:
    """Return the word in "*word" or "word*", or nothing."""
    found = _STAR.match(second)
    return (found[1] or found[2] or "").strip() if found else ""


def put_right(first: str, meant: str) -> str:
    """Return `first` with what is meant in the place of what it stands for, or nothing."""
    places = list(_PLACES.finditer(first))
    right = find_words(meant)
    if not right or len(right) > LONGEST_MEANT:
        return ""
    chances = [
        (
            _likeness([found[0].lower() for found in window], right),
            window[0].start(),
            window[-1].end(),
        )
        for size in {len(right), len(right) + 1}
        for window in _windows(places, size)
    ]
    likeness, start, end = max(chances, default=(0.0, 0, 0))
    return first[:start] + meant + first[end:] if likeness >= ALIKE else ""


def _windows(places: Sequence[re.Match[str]], size: int) -> Iterator[Sequence[re.Match[str]]]:
    for start in range(len(places) - size + 1):
        yield places[start : start + size]


def _likeness(typed: Sequence[str], right: Sequence[str]) -> float:
    """Return how well words stand for each other, from 0 to 100; the worst pair counts."""
    if len(typed) != len(right):
        # Heard as one word more: "duck tail" for "ductal".
        return fuzz.ratio("".join(typed), "".join(right))
    return min(_word_likeness(a, b) for a, b in zip(typed, right, strict=True))


def _word_likeness(typed: str, right: str) -> float:
    if any(typed in group and right in group for group in _OPPOSITES):
        return 90.0
    if typed[0].isdigit() and right[0].isdigit():
        return 70.0 if typed != right else 100.0
    same_start = SAME_START if typed[0] == right[0] else 0.0
    return fuzz.ratio(typed, right) + same_start
