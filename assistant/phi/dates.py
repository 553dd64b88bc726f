"""Reads dates as people write them, and says how far away they are."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.number_words import ONES

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_UNITS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
]
ORDINALS = rf"(?:(?:twenty|thirty)[\s-](?:{'|'.join(_UNITS[:9])})|{'|'.join(_UNITS)})"
_CARDINALS = (*ONES[1:], "twenty", "thirty")
DAY_WORDS = rf"(?:{ORDINALS}|(?:twenty|thirty)[\s-](?:{'|'.join(_CARDINALS[:9])})|{'|'.join(_CARDINALS[3:])})"

_WORD_MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b|'(\d\d)\b")
_ISO = re.compile(r"((?:19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/-](\d{4})")
_CENTURY = 100
_MONTHS_IN_YEAR = 12
_DAYS_IN_MONTH = 30.44
_FAR_MONTHS = 36
_OLDEST_AGE = 89


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """What a date says; parts it does not say are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def read_date(text: str, *, today: date) -> WrittenDate:
    """Read month, day and year; month first where the order cannot be told."""
    if found := _ISO.search(text):
        return WrittenDate(year=int(found[1]), month=int(found[2]), day=int(found[3]))
    if found := _NUMERIC.fullmatch(text.strip()):
        first, second = int(found[1]), int(found[2])
        month, day = (second, first) if first > _MONTHS_IN_YEAR else (first, second)
        return WrittenDate(year=_full_year(found[3], today), month=month, day=day)
    if found := _MONTH_YEAR.fullmatch(text.strip()):
        return WrittenDate(year=int(found[2]), month=int(found[1]))
    word, year = _WORD_MONTH.search(text), _YEAR.search(text)
    return WrittenDate(
        year=_full_year(year[1] or year[2], today) if year else None,
        month=MONTHS[word[1].lower()] if word else None,
    )


def describe_date(text: str, *, today: date) -> str:
    """Return "about 14 months ago" or the bare year; empty where neither may be said.

    A year from which an age over 89 would follow is not said.
    """
    written = read_date(text, today=today)
    if written.year is None or today.year - written.year > _OLDEST_AGE:
        return ""
    if written.month is None or not 1 <= written.month <= _MONTHS_IN_YEAR:
        return str(written.year)
    days = _days_until(written, today)
    if abs(days) > _FAR_MONTHS * _DAYS_IN_MONTH:
        return str(written.year)
    return _in_words(days, exact=written.day is not None)


def _days_until(written: WrittenDate, today: date) -> int:
    year, month, day = written.year or today.year, written.month or 1, written.day or today.day
    return date(year, month, min(max(day, 1), 28)).toordinal() - today.toordinal()


def _in_words(days: int, *, exact: bool) -> str:
    weeks, months = round(abs(days) / 7), round(abs(days) / _DAYS_IN_MONTH)
    if exact and weeks < len("12345678"):
        span = f"{weeks} week{'' if weeks == 1 else 's'}"
        near = "within a week"
    else:
        span = f"{months} month{'' if months == 1 else 's'}"
        near = "this month"
    if span.startswith("0 "):
        return near
    return f"about {span} ago" if days < 0 else f"in about {span}"


def _full_year(digits: str, today: date) -> int:
    if len(digits) > len("99"):
        return int(digits)
    year = today.year - today.year % _CENTURY + int(digits)
    return year if year <= today.year + 10 else year - _CENTURY
