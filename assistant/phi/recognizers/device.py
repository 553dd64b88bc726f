"""Find serial numbers and other identifiers of devices."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import SHAPED, Rule, RuleRecognizer

_NUMBER = r"\s*(?:#|no\.?|nr\.?|num(?:ber)?s?|ids?|code)"
_WORDS = (
    rf"serial(?:{_NUMBER})?|s/n|sn(?=\s*[:#]|\s+(?:is\s+)?(?=[A-Z]*\d)[\dA-Z-]{{5}})|udi(?:-di|-pi)?(?:{_NUMBER})?|"
    rf"(?:device|implant|port|port-?a-?cath|pump|pacemaker|defibrillator|icd|stent|expander|monitor|"
    rf"sensor|machine|wheelchair|concentrator|cpap|walker){_NUMBER}|imei(?:{_NUMBER})?|"
    rf"(?<!a\s)lots?(?:{_NUMBER}|(?=\s*[:#]?\s*[A-Z]{{0,5}}\d[\dA-Z]{{3}}))|batch{_NUMBER}|ref(?:{_NUMBER}|(?=\s*[:#]?\s*[A-Z]{{0,4}}\d[\dA-Z-]{{4}}))"
)
_TRIGGERS = (
    "serial s sn udi device implant port pump pacemaker defibrillator icd stent expander monitor sensor "
    "machine wheelchair concentrator cpap walker imei lot lots batch ref"
)


class DeviceRecognizer(RuleRecognizer):
    """Serial, lot and UDI numbers; a model's name is not one."""

    kind = IdentifierKind.DEVICE
    fewest_digits = 3
    rules = (
        Rule(pattern=announced(_WORDS), words=_TRIGGERS),
        Rule(signs="(", pattern=r"(?P<id>\(01\)\s?\d{14}(?:\s?\(\d\d\)\s?[A-Z\d-]+)*)"),
        Rule(pattern=r"\b(?P<id>[\dA-F]{2}(?:[:-][\dA-F]{2}){5})\b", certainty=SHAPED, signs=":-"),
    )
