"""Find ZIP codes and postcodes."""

from collections.abc import Sequence

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import state_pattern
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import SHAPED, Rule, RuleRecognizer

_ZIP = r"\d{5}(?:[- ]\d{4})?"
_BRITISH = r"[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d"


class ZipCodeRecognizer(RuleRecognizer):
    """Five digits after a state or a word that says ZIP; British and Canadian codes by shape."""

    kind = IdentifierKind.ZIP
    needs_digit = False
    fewest_digits = 2

    def make_rules(self) -> Sequence[Rule]:
        """Names are read from a file."""
        return (
            Rule(
                pattern=announced(
                    r"zip(?:\s?code)?s?|postal(?:\s?code)?|post\s?code|pin\s?code",
                    rf"{_ZIP}|{_BRITISH}|{_CANADIAN}|\d{{4,6}}",
                )
            ),
            Rule(pattern=rf"\b(?:{state_pattern()})\.?,?\s{{1,2}}(?P<id>{_ZIP})(?![\d,%]|\.\d)"),
            Rule(
                pattern=r"\b(?:live|living|lives|reside|located|area|home|move[ds]?|near|around)\s+(?:in|at|to|near|around|code|is)?\s*(?P<id>\d{5})(?!\s?(?:dollars|miles|feet|people|[\d,%]))\b"
            ),
            Rule(
                pattern=rf"(?<![\w-])(?P<id>{_BRITISH})(?![\w-])",
                certainty=SHAPED,
                ignore_case=False,
            ),
            Rule(pattern=rf"(?<![\w-])(?P<id>{_CANADIAN})(?![\w-])", certainty=SHAPED),
            Rule(pattern=r"(?<![\w.,$-])(?P<id>\d{5}-\d{4})(?![\w-])", certainty=SHAPED),
        )
