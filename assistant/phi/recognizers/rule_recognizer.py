"""The base of recognizers that find identifiers by regular expressions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typing_extensions import override

from assistant.phi.recognizers.announced import count_digits
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.traits import Traits, traits_of

IDENTIFIER = "id"
"""The group of a pattern that is the identifier; its other parts only announce it."""
ANNOUNCED = 0.95
SHAPED = 0.8
LIKELY = 0.5
"""Given way to words that are kept: trial numbers, codes, doses, lab values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern with one group named `id`, and how sure a match is."""

    pattern: str
    certainty: float = ANNOUNCED
    ignore_case: bool = True
    number: bool = True
    """Only tried where the text holds digits, typed or spelled out."""
    words: str = ""
    """Only tried where one of these words stands in the text, or one of `signs`."""
    signs: Sequence[str] = ""
    lines: bool = False
    """Whether "^" and "$" stand for the ends of each line."""
    run: int = 0
    """Only tried where that many digits stand in a row."""

    @property
    def flags(self) -> int:
        """How the pattern is compiled."""
        return (re.IGNORECASE if self.ignore_case else 0) | (re.MULTILINE if self.lines else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    """A rule ready to be tried."""

    pattern: re.Pattern[str]
    certainty: float
    words: frozenset[str]
    signs: tuple[str, ...]
    run: int

    def may_match(self, text: str, traits: Traits) -> bool:
        """Whether it is worth trying."""
        if self.run > traits.longest_run:
            return False
        if not self.words and not self.signs:
            return True
        return not traits.words.isdisjoint(self.words) or any(s in text for s in self.signs)


def _compile(rule: Rule) -> _Compiled:
    return _Compiled(
        pattern=re.compile(rule.pattern, rule.flags),
        certainty=rule.certainty,
        words=frozenset(rule.words.split()),
        signs=tuple(rule.signs),
        run=rule.run,
    )


class RuleRecognizer(Finder):
    """Finds one kind of identifier with the rules of its subclass."""

    rules: Sequence[Rule] = ()
    fewest_digits = 0

    @override
    def load(self) -> None:
        """Compile the rules, once per recognizer."""
        made = [(rule.number, _compile(rule)) for rule in self.make_rules()]
        self._compiled = [compiled for _, compiled in made]
        self._without_number = [compiled for number, compiled in made if not number]

    def make_rules(self) -> Sequence[Rule]:
        """Return the rules; overridden where a pattern is made from a word list."""
        return self.rules

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield every match that `accept` lets through."""
        traits = traits_of(text)
        if self.fewest_digits > traits.digits and not traits.spells_number:
            return
        for rule in self._compiled if traits.has_number else self._without_number:
            if rule.may_match(text, traits):
                for match in rule.pattern.finditer(text):
                    if self.accept(match):
                        yield *match.span(IDENTIFIER), rule.certainty

    def accept(self, match: re.Match[str]) -> bool:
        """Whether a match is an identifier; subclasses check digits, ranges, neighbours."""
        return count_digits(match.group(IDENTIFIER)) >= self.fewest_digits
