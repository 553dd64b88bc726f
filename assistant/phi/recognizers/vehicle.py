"""Find number plates and vehicle identification numbers."""

import re

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import FILLER, announced
from assistant.phi.recognizers.rule_recognizer import IDENTIFIER, SHAPED, Rule, RuleRecognizer

_PLATE_WORDS = (
    r"(?:licen[sc]e|number|car|vehicle|reg(?:istration)?|handicap(?:ped)?|disab(?:led|ility))\s+"
    r"(?:plates?|tags?|placard)(?:\s*(?:#|no\.?|num(?:ber)?))?|plates?(?:\s*(?:#|no\.?|num(?:ber)?))?|"
    r"(?:car|vehicle)\s+reg(?:istration)?(?:\s*(?:#|no\.?|num(?:ber)?))?|"
    r"(?:parking|handicap(?:ped)?|disability)\s+(?:permit|placard)(?:\s*(?:#|no\.?|num(?:ber)?))?|"
    r"tag\s*(?:#|no\.?|num(?:ber)?)|(?:tag|plate|reg)(?=\s(?-i:[A-Z\d][A-Z\d-]{3,8})\b)|reg(?=\s+[a-z]{2}\d\d)"
)
_PART = r"(?:(?-i:[A-Z]{1,6})|[A-Z]*\d[A-Z\d]*)"
_PLATE = rf"(?=[A-Z -]{{0,8}}\d)(?:{_PART}|(?-i:)[A-Z]{{2,4}}(?=[- ]\d))(?:[- ]{_PART}){{0,2}}"
_TRIGGERS = "plate plates tag tags placard reg registration permit vehicle car"


class VehicleRecognizer(RuleRecognizer):
    """Plates after a word that says so, VINs by their seventeen characters."""

    kind = IdentifierKind.VEHICLE
    fewest_digits = 1
    rules = (
        Rule(pattern=rf"\b(?:{_PLATE_WORDS})(?![a-z]){FILLER}(?P<id>{_PLATE})\b", words=_TRIGGERS),
        Rule(
            pattern=r"\b(?P<id>(?-i:[A-Z]{2,3})[- ]?\d{3,4}|\d[A-Z]{3}\d{3})\s(?:is|was)\s(?:my|his|her|our|the)\s(?:\w+\s)?(?:tag|plates?|car|truck|van)\b",
            words=_TRIGGERS,
        ),
        Rule(
            pattern=announced(
                r"vin|vehicle\s+id(?:entification)?(?:\s+num(?:ber)?)?", r"[A-HJ-NPR-Z\d]{11,17}"
            ),
            words="vin vehicle",
        ),
        Rule(pattern=r"\b(?P<id>(?=[A-Z]*\d)(?=\d*[A-Z])[A-HJ-NPR-Z\d]{17})\b", certainty=SHAPED),
    )

    def accept(self, match: re.Match[str]) -> bool:
        """Plates carry a digit; a lone small word after "plate" is none."""
        value = match.group(IDENTIFIER)
        return super().accept(match) and not re.fullmatch(r"\d{1,2}(?:\s[a-z]+)?", value)
