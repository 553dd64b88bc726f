"""Decides whether a number is a body temperature, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import SitePolicy

FEVER = "value-fever"
RAISED = "value-raised-temperature"
LOW = "value-low-temperature"
NORMAL = "value-normal-temperature"
LOW_CELSIUS = 36.0
COLDEST_CELSIUS, HOTTEST_CELSIUS = 33.0, 43.0
COLDEST_FAHRENHEIT, HOTTEST_FAHRENHEIT = 92.0, 109.0
HIGH_FAHRENHEIT = (101.0, 106.9)
ROUNDING = 0.03
"""100.4 F is 38.0 C, but not to the last digit."""
WORDS_OF_NAME = 4
"""So near before the number the name of another measure makes it that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThermometerWords:
    """The words that make a number a temperature, or something else."""

    celsius: frozenset[str]
    fahrenheit: frozenset[str]
    names: frozenset[str]
    """Before the number: "temp", "fever", "running"."""
    names_after: frozenset[str]
    said_of_it: frozenset[str]
    """Between "it" and a number that can only be a high fever: "it is 103"."""
    said_next: frozenset[str]
    """Right after such a number, where nothing that is counted follows: "now"."""
    other_units: frozenset[str]
    """After the number: "mg", "years"."""
    other_names: frozenset[str]
    """Right before the number: "age", "day", "psa"."""


class Thermometer:
    """Reads temperatures with a clinic's thresholds."""

    def __init__(self, words: ThermometerWords, policy: SitePolicy) -> None:
        self._words = words
        self._policy = policy

    def read(
        self, number: str, *, before: Sequence[str], after: Sequence[str]
    ) -> tuple[str, str] | None:
        """Return what a temperature means and how to show it; None when it is no temperature.

        `before` is nearest word first, `after` in order.
        """
        value = read_value(number)
        celsius = None if value is None else self._celsius(value, after)
        if value is None or celsius is None or not self._is_temperature(number, before, after):
            return None
        return self._meaning(celsius), _shown(value)

    def _celsius(self, value: float, after: Sequence[str]) -> float | None:
        if COLDEST_CELSIUS <= value <= HOTTEST_CELSIUS:
            return value
        if COLDEST_FAHRENHEIT <= value <= HOTTEST_FAHRENHEIT:
            return None if set(after[:2]) & self._words.celsius else (value - 32) / 1.8
        return None

    def _is_temperature(self, number: str, before: Sequence[str], after: Sequence[str]) -> bool:
        words = self._words
        if set(after[:1]) & words.other_units or set(before[:WORDS_OF_NAME]) & words.other_names:
            return False
        has_unit = bool(set(after[:2]) & (words.celsius | words.fahrenheit))
        is_named = bool(set(before) & words.names or set(after) & words.names_after)
        return (
            has_unit or is_named or _has_tenths(number) or self._stands_alone(number, before, after)
        )

    def _stands_alone(self, number: str, before: Sequence[str], after: Sequence[str]) -> bool:
        """Return whether a number of a high fever is all that is told of "it": "its 103 now"."""
        words = self._words
        is_high = HIGH_FAHRENHEIT[0] <= (read_value(number) or 0) <= HIGH_FAHRENHEIT[1]
        ends = not after or after[0] in words.said_next
        is_it = before[:1] == ["its"] or (before[1:2] == ["it"] and before[0] in words.said_of_it)
        return is_high and ends and is_it

    def _meaning(self, celsius: float) -> str:
        if celsius >= self._policy.fever_celsius - ROUNDING:
            return FEVER
        if celsius >= self._policy.raised_celsius - ROUNDING:
            return RAISED
        return LOW if celsius < LOW_CELSIUS - ROUNDING else NORMAL


def read_value(word: str) -> float | None:
    """Read "120/80" as its first number and "1,200" as a thousand and some."""
    try:
        return float(word.split("/")[0].split(":")[0].replace(",", ""))
    except ValueError:
        return None


def _has_tenths(number: str) -> bool:
    """Return whether a number has one decimal, as a thermometer shows it: "just clocked 38.0"."""
    return len(number.partition(".")[2]) == 1


def _shown(value: float) -> str:
    return f"{value:g} °{'C' if value <= HOTTEST_CELSIUS else 'F'}"
