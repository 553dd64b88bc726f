"""The base of recognizers that find identifiers by regular expressions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typing_extensions import override

from assistant.phi.recognizers.announced import count_digits
from assistant.phi.recognizers.finder import Find, Finder

IDENTIFIER = "id"
"""The group of a pattern that is the identifier; its other parts only announce it."""
ANNOUNCED = 0.95
SHAPED = 0.8
LIKELY = 0.5
"""Given way to words that are kept: trial numbers, codes, doses, lab values."""


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern with one group named `id`, and how sure a match is."""

    pattern: str
    certainty: float = ANNOUNCED
    ignore_case: bool = True


class RuleRecognizer(Finder):
    """Finds one kind of identifier with the rules of its subclass."""

    rules: Sequence[Rule] = ()
    needs_digit = True
    """Texts without a digit are not searched; set False for kinds that can be spelled out."""
    fewest_digits = 0

    @override
    def load(self) -> None:
        """Compile the rules, once per recognizer."""
        self._compiled: list[tuple[re.Pattern[str], float]] = [
            (re.compile(rule.pattern, re.IGNORECASE if rule.ignore_case else 0), rule.certainty)
            for rule in self.make_rules()
        ]

    def make_rules(self) -> Sequence[Rule]:
        """Return the rules; overridden where a pattern is made from a word list."""
        return self.rules

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield every match that `accept` lets through."""
        if self.needs_digit and _DIGIT.search(text) is None:
            return
        for pattern, certainty in self._compiled:
            for match in pattern.finditer(text):
                if self.accept(match):
                    yield *match.span(IDENTIFIER), certainty

    def accept(self, match: re.Match[str]) -> bool:
        """Whether a match is an identifier; subclasses check digits, ranges, neighbours."""
        return count_digits(match.group(IDENTIFIER)) >= self.fewest_digits
