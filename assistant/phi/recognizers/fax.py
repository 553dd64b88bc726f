"""Find fax numbers."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import Rule, RuleRecognizer

_NUMBER = r"(?:\+?\d{1,3}[-. ]?)?\(?\d{2,4}\)?[-. /]{0,2}\d{3}[-. ]?\d{3,4}|\d{3}[-. ]\d{4}"
_TRIGGERS = "fax faxed faxes faxing f"
_CERTAINTY = 0.97
"""Above a telephone number's, which a fax number looks like."""


class FaxRecognizer(RuleRecognizer):
    """Numbers that a word calls a fax."""

    kind = IdentifierKind.FAX
    fewest_digits = 7
    rules = (
        Rule(
            pattern=announced(
                r"fax(?:ed|es|ing)?(?:\s*(?:#|no\.?|num(?:ber)?|line))?|f(?=:\s*\(?\d{3})", _NUMBER
            ),
            certainty=_CERTAINTY,
            words=_TRIGGERS,
        ),
        Rule(
            pattern=rf"\bfax(?:ed)?\b[^.\n\d]{{0,40}}?(?P<id>{_NUMBER})(?!\d)",
            certainty=_CERTAINTY,
            words=_TRIGGERS,
        ),
        Rule(
            pattern=rf"(?P<id>{_NUMBER})\s?\(?(?:is\s+(?:the|their|my|our)\s+)?fax\b",
            certainty=_CERTAINTY,
            words=_TRIGGERS,
        ),
    )
