"""Find licence numbers of drivers and clinicians."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import SHAPED, Rule, RuleRecognizer

_WORDS = (
    r"(?:driver'?s?'?|driving|drivers)\s+(?:licen[sc]e|permit|id)(?:\s*(?:#|no\.?|num(?:ber)?))?|"
    r"dl(?=\s*(?:#|no\b|number|is|:))|dl(?=\s[A-Z]*\d[A-Z\d]{4})|npi|lic(?:\.|\s?#|\s?no\.?)?(?=\s)|d\.?e\.?a\.?(?:\s*(?:#|no\.?|num(?:ber)?))?|"
    r"(?:(?:state|medical|nursing|nurse|rn|np|pa|md|pharmacy|pharmacist|practice|professional|board)\s+)?"
    r"(?:licen[sc]e|certificate|certification|registration|permit)\s*(?:#|no\.?|num(?:ber)?|id)|"
    r"(?:nursing|rn|medical|md|state)\s+licen[sc]e|state\s+id(?:\s*(?:#|no\.?|num(?:ber)?))?|gmc\s+number"
)
_TRIGGERS = (
    "driver drivers driving dl npi dea d license licence licenses permit certificate certification "
    "lic registration state gmc nursing rn medical md"
)


class LicenseRecognizer(RuleRecognizer):
    """Driver's, NPI, DEA, nursing and other licence or certificate numbers."""

    kind = IdentifierKind.LICENSE
    fewest_digits = 4
    rules = (
        Rule(pattern=announced(_WORDS), words=_TRIGGERS),
        Rule(
            pattern=r"(?P<id>(?-i:RN|LPN|NP|MD|PA|PT|RPH|LCSW|LVN)[ -]?#?\s?\d{4,10})\b",
            words="rn lpn np md pa pt rph lcsw lvn",
        ),
        Rule(
            pattern=r"\blicen[sc]e[\s:#]{1,3}(?:is\s+)?(?P<id>[A-Z]{1,3}-?\d{5,12}|\d{7,12})\b",
            words="license licence",
        ),
        Rule(
            pattern=r"(?<![A-Z\d-])(?P<id>[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7})(?![A-Z\d])",
            certainty=SHAPED,
            ignore_case=False,
        ),
    )
