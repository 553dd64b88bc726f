"""Replaces measured values by what they mean: "oxygen 86" becomes "oxygen value-low-oxygen"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.safety.lay_text import CLAUSE, SENTENCE
from assistant.safety.thermometer import Thermometer, read_value

WORDS_BEFORE = 6
WORDS_AFTER = 3
_STOPS = (CLAUSE, SENTENCE, ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A value that matters between `least` and `most`, both inclusive, beside one of its names."""

    token: str
    names: tuple[str, ...]
    names_after: tuple[str, ...]
    """Of the names, those that may also follow the number: "86 oxygen"."""
    least: float
    most: float
    needs: tuple[str, ...] = ()
    """One of these words must stand near, too."""
    unless_after: tuple[str, ...] = ()
    """Right before the number: "pills at 8" is no number of pills."""
    unless_near: tuple[str, ...] = ()
    """Anywhere near: in "low neutrophils, the dose was reduced to 400 mg" the number is a dose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredText:
    """Plain text with value tokens, and what each token stood for."""

    text: str
    shown: dict[str, str]


class MeasureReader:
    """Finds measured values in plain text."""

    def __init__(self, measures: Sequence[Measure], thermometer: Thermometer) -> None:
        self._measures = measures
        self._thermometer = thermometer
        self._names = frozenset(name for measure in measures for name in measure.names)

    def read(self, text: str) -> MeasuredText:
        """Return the text with every value of meaning replaced by its token."""
        words = text.split()
        shown: dict[str, str] = {}
        for place, word in enumerate(words):
            if word[0].isdigit() and (found := self._meaning(words, place)):
                words[place] = found[0]
                shown.setdefault(*found)
        return MeasuredText(text=f" {' '.join(words)} ", shown=shown)

    def _meaning(self, words: Sequence[str], place: int) -> tuple[str, str] | None:
        value = read_value(words[place])
        if value is None:
            return None
        before, after = self._before(words, place), self._after(words, place)
        for measure in self._measures:
            if measure.least <= value <= measure.most and _is_near(measure, before, after):
                return measure.token, words[place]
        return self._thermometer.read(words[place], before=before, after=after)

    def _before(self, words: Sequence[str], place: int) -> list[str]:
        """Return the words before, nearest first, of the same clause and about the same measure."""
        near: list[str] = []
        for word in reversed(words[max(0, place - WORDS_BEFORE) : place]):
            is_of_another = word[0].isdigit() and not self._names.isdisjoint(near)
            if word in (CLAUSE, SENTENCE) or is_of_another:
                break
            near.append(word)
        return near

    def _after(self, words: Sequence[str], place: int) -> list[str]:
        """Return the words after, up to the name of the next value: "hgb 10.2 plt 144"."""
        is_named = words[place - 1 : place] and words[place - 1] in self._names
        stops = {*_STOPS, *(self._names if is_named else ())}
        following = words[place + 1 : place + 1 + WORDS_AFTER]
        return list(takewhile(lambda word: word not in stops, following))


def _is_near(measure: Measure, before: Sequence[str], after: Sequence[str]) -> bool:
    if before[:1] and before[0] in measure.unless_after:
        return False
    near = [*before, *after]
    if any(_has(near, word) for word in measure.unless_near):
        return False
    named = any(_has(before, name) for name in measure.names)
    named = named or any(_has(after, name) for name in measure.names_after)
    return named and (not measure.needs or any(_has(near, need) for need in measure.needs))


def _has(words: Sequence[str], name: str) -> bool:
    if name.endswith("*"):
        return any(word.startswith(name[:-1]) for word in words)
    return name in words
