"""Turns numbers written in words into digits: "thirty eight point five" becomes "38.5"."""

from collections.abc import Sequence

from assistant.number_words import VALUES

WARMTH = range(35, 43)
"""After a body's warmth in words, a lone figure is its tenths: "thirty seven seven"."""
_STANDS_FOR_A_PERSON = ("one",)
"""Left as a word unless more of a number follows: "no one", "the red one"."""


def spelled_numbers(words: Sequence[str]) -> list[str]:
    """Return `words` with every spelled number as digits."""
    result: list[str] = []
    at = 0
    while at < len(words):
        number, used = _read(words, at)
        result.append(number if used else words[at])
        at += max(used, 1)
    return result


def _read(words: Sequence[str], at: int) -> tuple[str, int]:
    whole, used = _whole(words, at)
    if not used:
        return "", 0
    tenths = _tenths(words, at + used)
    if tenths:
        return f"{whole}.{tenths}", used + 2
    if whole in WARMTH and used == 2 and (tenth := VALUES.get("".join(words[at + 2 : at + 3]), 0)):
        return (f"{whole}.{tenth}", 3) if tenth < 10 else (str(whole), used)
    lonely = used == 1 and words[at] in _STANDS_FOR_A_PERSON
    return ("", 0) if lonely else (str(whole), used)


def _tenths(words: Sequence[str], at: int) -> str:
    """Return the figure after "point", or nothing."""
    if words[at : at + 1] != ["point"] or at + 1 >= len(words):
        return ""
    after = words[at + 1]
    return after if after.isdigit() else str(VALUES.get(after, ""))


def _whole(words: Sequence[str], at: int) -> tuple[int, int]:
    hundreds, used = _hundreds(words, at)
    rest, more = _below_hundred(words, at + used)
    return hundreds + rest, used + more


def _hundreds(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read "a hundred and", "one hundred", "hundred", "one oh"."""
    two = tuple(words[at : at + 2])
    if two[:1] == ("hundred",):
        used = 1
    elif two in {("a", "hundred"), ("one", "hundred"), ("one", "oh"), ("one", "o")}:
        used = 2
    else:
        return 0, 0
    joined = words[at + used : at + used + 1] == ["and"] and _below_hundred(words, at + used + 1)[1]
    return 100, used + bool(joined)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    value = VALUES.get(words[at]) if at < len(words) else None
    if value is None:
        return _digits_before_point(words, at)
    follows = VALUES.get(words[at + 1], 0) if at + 1 < len(words) else 0
    is_tens = value >= 20
    return (value + follows, 2) if is_tens and 0 < follows < 10 else (value, 1)


def _digits_before_point(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read the digits of "38 point 3"."""
    is_whole = at < len(words) and words[at].isdigit() and bool(_tenths(words, at + 1))
    return (int(words[at]), 1) if is_whole else (0, 0)
