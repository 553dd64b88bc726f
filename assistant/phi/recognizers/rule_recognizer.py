"""The base of recognizers that find identifiers by regular expressions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import count_digits

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


class RuleRecognizer(LocalRecognizer):
    """Finds one kind of identifier with the rules of its subclass."""

    kind: IdentifierKind
    rules: Sequence[Rule] = ()
    needs_digit = True
    """Texts without a digit are not searched; set False for kinds that can be spelled out."""
    fewest_digits = 0

    def __init__(self) -> None:
        self._compiled: list[tuple[re.Pattern[str], float]] = []
        super().__init__(supported_entities=[self.kind.value], name=type(self).__name__)

    def load(self) -> None:
        """Compile the rules, once per recognizer."""
        self._compiled = [
            (re.compile(rule.pattern, re.IGNORECASE if rule.ignore_case else 0), rule.certainty)
            for rule in self.rules
        ]

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return every match that `accept` lets through, in no order."""
        if self.needs_digit and not _has_digit(text):
            return []
        return [
            RecognizerResult(self.kind.value, *match.span(IDENTIFIER), certainty)
            for match, certainty in self._matches(text)
        ]

    def accept(self, match: re.Match[str]) -> bool:
        """Whether a match is an identifier; subclasses check digits, ranges, neighbours."""
        return count_digits(match.group(IDENTIFIER)) >= self.fewest_digits

    def _matches(self, text: str) -> Iterator[tuple[re.Match[str], float]]:
        for pattern, certainty in self._compiled:
            for match in pattern.finditer(text):
                if self.accept(match):
                    yield match, certainty


_DIGIT = re.compile(r"\d")


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None
