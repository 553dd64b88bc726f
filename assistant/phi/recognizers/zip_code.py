"""Find ZIP codes and postcodes."""

from collections.abc import Sequence

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import state_pattern
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import LIKELY, SHAPED, Rule, RuleRecognizer

_ZIP = r"\d{5}(?:[- ]\d{4})?"
_BRITISH = r"[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d"

_HERE = r"live|living|lives|lived|reside|resides|located|area|home|move[ds]?|moving|near|around|neighbou?rhood"
_COUNTED = r"dollars|miles|feet|people|patients|cells|platelets|units|steps|copies|women|men"


class ZipCodeRecognizer(RuleRecognizer):
    """Five digits after a state or a word that says ZIP; British and Canadian codes by shape."""

    kind = IdentifierKind.ZIP
    fewest_digits = 2

    def make_rules(self) -> Sequence[Rule]:
        """Names are read from a file."""
        return (
            Rule(
                pattern=announced(
                    r"zip(?:\s?code)?s?|postal(?:\s?code)?|post\s?code|pin\s?code",
                    rf"{_ZIP}|{_BRITISH}|{_CANADIAN}|\d{{4,6}}",
                ),
                words="zip zips zipcode postal post postcode pin pincode",
            ),
            Rule(pattern=rf"\b(?:{state_pattern()})\.?,?\s{{1,2}}(?P<id>{_ZIP})(?![\d,%]|\.\d)"),
            Rule(
                pattern=rf"\b(?:{_HERE})\b[^.\n\d$]{{0,20}}(?P<id>\d{{5}})\b(?!\s?(?:{_COUNTED}|[,.]?\d|%))",
                words=_HERE.replace("|", " ").replace("[ds]?", "d moves move").replace("u?", "u"),
            ),
            Rule(pattern=r"\bfrom\s\d{5}\sto\s(?P<id>\d{5})\b(?!,\d|%)", words="from"),
            Rule(
                pattern=rf"(?<![\w-])(?P<id>{_BRITISH})(?![\w-])",
                certainty=SHAPED,
                ignore_case=False,
            ),
            Rule(pattern=rf"(?<![\w-])(?!T\dN\dM)(?P<id>{_CANADIAN})(?![\w-])", certainty=SHAPED),
            Rule(pattern=r"(?<![\w.,$-])(?P<id>\d{5}-\d{4})(?![\w-])", certainty=LIKELY),
        )
