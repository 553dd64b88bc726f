"""Find street addresses, crossings, flats and post boxes."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.rule_recognizer import SHAPED, Rule, RuleRecognizer

_ALWAYS_STREET = (
    r"(?:street|str|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|dr|drive|court|ct|circle|cir|terrace|ter|"
    r"parkway|pkwy|highway|hwy|crescent|cres|turnpike|tpke|alley|expressway|freeway|broadway)"
)
_STREET_IF_CAPITAL = (
    r"(?-i:Place|Pl|Way|Trail|Trl|Loop|Square|Sq|Close|Row|Path|Pike|Run|Walk|Plaza|Crossing|Xing|Commons?|"
    r"Mews|Gardens?|Grove|Hill|Heights?|Landing|Cove|Bend|Ridge|Point|View|Vista|Route|Rte|Quay|Wharf|Drove|Green)"
)
_SUFFIX = rf"(?:{_ALWAYS_STREET}|{_STREET_IF_CAPITAL})\b\.?"
_COMPASS = (
    r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|north|south|east|west|north(?:east|west)|south(?:east|west))"
)
_NO_PART = (
    r"(?!(?:mg|mcg|ml|days?|weeks?|months?|years?|hours?|minutes?|pills?|tablets?|times|of|out|doses?|cycles?|rounds?|"
    r"more|and|or|to|in|by|per|percent|miles?|from|for|with|on|at|i|we|he|she|they|my|the|a|an|is|are|was|were|"
    r"but|so|if|dr|doctor|don't|dont|can't|not|after|before|since|because|nodes?|people|kids|old|year|yo|x)\b)"
)
_PART = rf"{_NO_PART}(?:[^\W\d_][\w.'-]*|\d{{1,3}}(?:st|nd|rd|th))"
_UNIT_WORD = r"(?:apt|apartment|unit|suite|ste|flat|room|rm|bldg|building|floor|fl|lot|trailer)"
_UNIT = (
    rf"(?:,?\s{{0,2}}(?:{_UNIT_WORD}\.?\s{{0,2}}#?\s?|no\.?\s?|#\s?)(?:\d+-?[A-Z]?|[A-Z]-?\d*)\b)"
)
_HOUSE = r"\d{1,6}(?:-\d{1,4})?[A-Z]?(?:\s1/2)?"
_FOREIGN = r"(?:rue|calle|via|avenida|av\.|avenue|paseo|carrera|rua|plaza|camino|el\scamino|chemin|viale|corso|boulevard)"
_SMALL = r"(?:(?:de|la|el|los|las|du|des|del|della|di|do|da|des)\s)*"
_CAPITAL = r"(?-i:[A-ZÀ-Ý][\w'-]+)"
_NO_STREET = r"(?!(?:the|my|our|a|this|that|your|his|her|same|right|long|main|next|other|back)\s)"
_STREET_WORDS = (
    "street str st avenue ave road rd boulevard blvd lane ln dr drive court ct circle cir terrace ter parkway "
    "pkwy highway hwy crescent cres turnpike"
)


class StreetAddressRecognizer(RuleRecognizer):
    """House number with street, street alone with its type, crossings, flats, post boxes."""

    kind = IdentifierKind.ADDRESS
    rules = (
        Rule(
            pattern=rf"(?<![\w.,/$-])(?P<id>(?:(?:{_UNIT_WORD})\s)?(?:{_HOUSE},\s)?{_HOUSE},?\s+"
            rf"(?:{_COMPASS}\s+)?(?:{_PART}\s+){{1,4}}{_SUFFIX}(?:\s+{_COMPASS}\b)?{_UNIT}?)"
        ),
        Rule(
            number=False,
            words=_STREET_WORDS,
            pattern=r"(?<![\w.-])(?P<id>(?-i:(?:[A-Z][a-z'.-]+\s+|\d{1,3}(?:st|nd|rd|th)\s+){1,3}"
            r"(?:Street|Avenue|Ave|Road|Rd|Drive|Lane|Ln|Boulevard|Blvd|Court|Circle|Terrace|Parkway|Pkwy|"
            r"Highway|Hwy|Crescent|Turnpike))\b\.?)",
            certainty=SHAPED,
        ),
        Rule(
            pattern=rf"(?<!\w)(?P<id>(?:{_COMPASS}\s)?\d{{1,3}}(?:st|nd|rd|th)\s(?:street|st|ave|avenue|place|pl|road|rd)\b\.?{_UNIT}?)"
        ),
        Rule(
            pattern=rf"\b(?:on|at|off|near|corner\sof|by|of)\s(?P<id>{_NO_STREET}{_CAPITAL}\s(?:and|&)\s\d{{1,3}}(?:st|nd|rd|th)|"
            rf"\d{{1,3}}(?:st|nd|rd|th)\s(?:and|&)\s{_CAPITAL})\b"
        ),
        Rule(
            pattern=rf"\b(?:corner|intersection)\sof\s(?P<id>{_CAPITAL}\s(?:and|&)\s{_CAPITAL})\b"
        ),
        Rule(words="box", pattern=r"\b(?P<id>p\.?\s?o\.?\s?box\s?#?\s?\d+)\b"),
        Rule(
            pattern=r"\b(?P<id>(?:apt|apartment|suite|ste|flat|trailer|lot)\b\.?\s?#?\s?(?:\d{1,4}-?[A-Z]?|[A-Z]-?\d{1,4}))\b(?!')"
        ),
        Rule(
            pattern=rf"\b(?:live|lives|living|lived|reside|resides|moved|address|house|home|stay|staying|send)\b[^.\n\d]{{0,25}}?"
            rf"(?P<id>{_HOUSE}\s+(?:{_COMPASS}\s+)?(?:{_PART}\s+){{1,3}}(?:{_ALWAYS_STREET}|{_STREET_IF_CAPITAL}|place|pl|way|trail|loop|square|close|row|plaza|gardens?|grove|hill)\b\.?{_UNIT}?)"
        ),
        Rule(
            number=False,
            words=_STREET_WORDS,
            pattern=rf"\b(?:live|lives|living|lived|off|on|corner\s+of|house|over|down|address)\s+(?:on\s+|at\s+|is\s+)?"
            rf"(?P<id>{_NO_STREET}(?:{_PART}\s+){{1,2}}(?:street|avenue|ave|road|drive|lane|boulevard|blvd|terrace|parkway|highway|crescent))\b",
            certainty=SHAPED,
        ),
        Rule(
            pattern=rf"(?<![\w.,/$-])(?P<id>{_HOUSE}\s(?:{_CAPITAL}\s){{1,4}}{_CAPITAL}?{_UNIT})",
            certainty=SHAPED,
        ),
        Rule(
            signs=("ß", "strasse", "platz", "gasse", "weg ", "allee"),
            pattern=r"(?P<id>(?-i:\b[A-ZÄÖÜ][\wäöüß-]+(?:straße|strasse|str\.|gasse|weg|platz|allee)\s\d{1,4}[a-z]?))\b",
        ),
        Rule(
            words="rue calle via avenida av avenue paseo carrera rua plaza camino chemin viale corso boulevard",
            pattern=rf"\b(?P<id>{_FOREIGN}\s{_SMALL}{_CAPITAL}(?:\s(?:de\s)?{_CAPITAL})?,?\s?(?:no?\.?\s)?\d{{1,5}})\b",
        ),
        Rule(
            words="rue calle via avenida av avenue paseo carrera rua plaza camino chemin viale corso boulevard",
            pattern=rf"(?<![\w.,/$-])(?P<id>\d{{1,5}},?\s{_FOREIGN}\s{_SMALL}{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}{_UNIT}?)",
        ),
    )
