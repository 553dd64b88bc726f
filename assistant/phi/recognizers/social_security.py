"""Find social security numbers and the national numbers like them."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import SHAPED, Rule, RuleRecognizer

_WORDS = (
    r"ssn|s\.s\.n\.?|socials?(?:\s+security)?|soc(?:ial)?\.?\s+sec(?:urity)?|ss\s?(?:#|no|num(?:ber)?)|"
    r"itin|tax(?:payer)?\s+id|social\s+insurance|sin(?=\s*(?:#|number|no\b|is))|national\s+insurance|"
    r"ni\s+number"
)
_TRIGGERS = "ssn s socials social soc ss itin tax taxpayer sin national ni"
_WHOLE = r"\d{3}[-. ]?\d{2}[-. ]?\d{4}|\d{3}[- ]\d{3}[- ]\d{3}|[A-Z]{2}(?:\s?\d\d){3}\s?[A-D]"


class SocialSecurityRecognizer(RuleRecognizer):
    """Whole numbers by shape or after a word; four digits only where they are said to be the last."""

    kind = IdentifierKind.SSN
    fewest_digits = 4
    rules = (
        Rule(pattern=announced(_WORDS, _WHOLE), words=_TRIGGERS),
        Rule(pattern=r"(?<![\d.-])(?P<id>\d{3}-\d{2}-\d{4})(?![\d-])", certainty=SHAPED),
        Rule(pattern=r"(?<![\d.-])(?P<id>(?!000)\d{3}([ .])\d{2}\2\d{4})(?!\d)", certainty=SHAPED),
        Rule(
            pattern=r"(?<![\d.-])(?P<id>\d\s\d\s\d\s?-\s?\d\s\d\s?-\s?\d\s\d\s\d\s\d)(?![\d-])",
            certainty=SHAPED,
        ),
        Rule(
            pattern=r"\blast\s?(?:4|four)(?:\s+(?:digits?|numbers?|of\s+(?:my|his|her|the)\s+\w+))?(?:\s+(?:is|are))?[\s:=]{1,3}(?P<id>\d{4})\b",
            certainty=SHAPED,
            words="last",
        ),
        Rule(signs="xX*•", pattern=r"(?P<id>[x*•]{3}[- ]?[x*•]{2}[- ]?\d{4})\b"),
        Rule(
            pattern=rf"\blast\s*(?:4|four)\b[^.\n]{{0,25}}?\b(?:{_WORDS})\b"
            rf"[^.\d\n]{{0,20}}(?P<id>\d{{4}})\b",
            words="last",
        ),
        Rule(
            pattern=rf"\b(?:{_WORDS})\b[^.\d\n]{{0,20}}\b(?:last\s*(?:4|four)|end(?:s|ing)?(?:\s+in)?)"
            rf"\b[^.\d\n]{{0,15}}(?P<id>\d{{4}})\b",
            words=_TRIGGERS,
        ),
    )
