"""Find street addresses, flats and post boxes."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.rule_recognizer import ANNOUNCED, SHAPED, Rule, RuleRecognizer

_SUFFIX = (
    r"(?:st(?:reet)?|ave?(?:nue)?|r(?:oa)?d|dr(?:ive)?|l(?:a)?ne?|blvd|boulevard|c(?:our)?t|cir(?:cle)?|pl(?:ace)?|"
    r"ter(?:race)?|pkwy|parkway|hwy|highway|way|trail|trl|loop|sq(?:uare)?|cres(?:cent)?|close|row|alley|path|pike|"
    r"turnpike|run|walk|plaza|crossing|xing|commons?|mews|gardens?|grove|hill|heights?|landing|cove|bend|ridge|"
    r"point|view|vista|expressway|freeway|broadway|route|rte|quay|wharf|drove|green)"
)
_COMPASS = (
    r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|north|south|east|west|north(?:east|west)|south(?:east|west))"
)
_PART = r"(?:[A-Z][\w.'-]*|\d{1,3}(?:st|nd|rd|th))"
_UNIT = r"(?:,?\s*(?:apt|apartment|unit|suite|ste|flat|room|rm|bldg|building|floor|fl|lot|trailer|no|#)\.?\s*#?\s?[A-Z]?-?\d*[A-Z]?\b)"
_HOUSE = r"\d{1,6}(?:-\d{1,4})?[A-Z]?(?:\s1/2)?"
_NOT_UNIT_WORD = r"(?!(?:mg|mcg|ml|days?|weeks?|months?|years?|hours?|pills?|times|of|out|doses?|cycles?|more|and|to|in|by|per|percent)\b)"


class StreetAddressRecognizer(RuleRecognizer):
    """House number with street, street alone with its type, flats after a street, post boxes."""

    kind = IdentifierKind.ADDRESS
    needs_digit = False
    rules = (
        Rule(
            pattern=rf"(?<![\w.,/$-])(?P<id>{_HOUSE},?\s+(?:{_COMPASS}\s+)?{_NOT_UNIT_WORD}(?:{_PART}\s+){{1,4}}{_SUFFIX}\b\.?(?:\s+{_COMPASS}\b)?{_UNIT}?)"
        ),
        Rule(
            pattern=r"(?<![\w.-])(?P<id>(?-i:(?:[A-Z][a-z'.-]+\s+|\d{1,3}(?:st|nd|rd|th)\s+){1,3}"
            r"(?:Street|Avenue|Ave|Road|Rd|Drive|Lane|Ln|Boulevard|Blvd|Court|Circle|Terrace|Parkway|Pkwy|Highway|Hwy|Crescent|Turnpike))\b\.?)",
            certainty=SHAPED,
        ),
        Rule(pattern=r"\b(?P<id>p\.?\s?o\.?\s?box\s?#?\s?\d+)\b"),
        Rule(
            pattern=r"\b(?P<id>(?:apt|apartment|suite|ste|flat)\.?\s?#?\s?(?:\d+[A-Z]?|[A-Z]\d*))\b(?!')"
        ),
        Rule(
            pattern=rf"\b(?:live|lives|living|lived|reside|resides|moved|address|house|home|stay|staying)\b[^.\n\d]{{0,25}}?(?P<id>{_HOUSE}\s+(?:{_COMPASS}\s+)?(?:[\w'.-]+\s+){{1,3}}{_SUFFIX}\b\.?{_UNIT}?)",
            certainty=ANNOUNCED,
        ),
        Rule(
            pattern=r"\b(?:live|lives|living|lived|off|on|corner\s+of|house\s+on|over\s+on|down)\s+(?:on\s+|at\s+|the\s+)?(?P<id>(?!(?:the|my|our|a|this|that|your|his|her|same|right|long|main)\s)(?:[A-Z][\w'.]+\s+){1,2}(?:street|avenue|ave|road|drive|lane|boulevard|blvd|court|terrace|parkway|highway|crescent))\b",
            certainty=SHAPED,
        ),
        Rule(
            pattern=r"(?P<id>(?-i:\b[A-ZÄÖÜ][\wäöüß-]+(?:straße|strasse|gasse|weg|platz|allee)\s\d{1,4}[a-z]?))\b"
        ),
        Rule(
            pattern=r"(?P<id>\b(?:rue|calle|via|avenida|av\.|paseo|carrera|rua|plaza)\s(?:(?:de|la|el|los|las|du|des|del|della|di|do|da)\s)*(?-i:[A-ZÀ-Ý][\w'-]+)(?:\s(?:de\s)?(?-i:[A-ZÀ-Ý][\w'-]+))?,?\s?(?:no?\.?\s)?\d{1,5})\b"
        ),
    )
