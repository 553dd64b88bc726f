"""Find fax numbers."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import Rule, RuleRecognizer

_NUMBER = r"(?:\+?\d{1,3}[-. ]?)?\(?\d{2,4}\)?[-. /]{0,2}\d{3}[-. ]?\d{3,4}|\d{3}[-. ]\d{4}"


class FaxRecognizer(RuleRecognizer):
    """Numbers that a word calls a fax."""

    kind = IdentifierKind.FAX
    needs_digit = False
    fewest_digits = 7
    rules = (
        Rule(
            pattern=announced(
                r"fax(?:ed|es|ing)?(?:\s*(?:#|no\.?|num(?:ber)?|line))?|f(?=:\s*\(?\d{3})", _NUMBER
            ),
            certainty=0.97,
        ),
        Rule(pattern=rf"\bfax(?:ed)?\b[^.\n\d]{{0,40}}?(?P<id>{_NUMBER})(?!\d)", certainty=0.97),
        Rule(
            pattern=rf"(?P<id>{_NUMBER})\s?\(?(?:is\s+(?:the|their|my|our)\s+)?fax\b",
            certainty=0.97,
        ),
    )
