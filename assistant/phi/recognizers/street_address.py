"""Find street addresses, crossings, flats and post boxes."""

import re

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.vocabulary import is_function_word

_ALWAYS_STREET = (
    r"(?:street|str|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|dr|drive|court|ct|circle|cir|terrace|ter|"
    r"parkway|pkwy|highway|hwy|crescent|cres|turnpike|tpke|alley|expressway|freeway|broadway)"
)
_STREET_IF_CAPITAL = (
    r"(?-i:Place|Pl|Way|Trail|Trl|Loop|Square|Sq|Close|Row|Path|Pike|Run|Walk|Plaza|Crossing|Xing|Commons?|"
    r"Mews|Gardens?|Grove|Hill|Heights?|Landing|Cove|Bend|Ridge|Point|View|Vista|Route|Rte|Quay|Wharf|Drove|Green|Yard|Rise|Gate|Parade|Mead|Meadows?|Croft|Brow|Wynd|Esplanade|Embankment|Villas|Buildings|Vale)"
)
_SUFFIX = rf"(?:{_ALWAYS_STREET}|{_STREET_IF_CAPITAL})\b\.?"
_COMPASS = (
    r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|north|south|east|west|north(?:east|west)|south(?:east|west))"
)
_NO_PART = (
    r"(?!(?:mg|mcg|ml|days?|weeks?|months?|years?|hours?|minutes?|pills?|tablets?|times|of|out|doses?|cycles?|rounds?|"
    r"more|and|or|to|in|by|per|percent|miles?|from|for|with|on|at|i|we|he|she|they|my|the|a|an|is|are|was|were|"
    r"but|so|if|under|hrs?|minutes|dr|doctor|don't|dont|can't|not|after|before|since|because|nodes?|people|kids|old|year|yo|x)\b)"
)
_PART = rf"{_NO_PART}(?:[^\W\d_][\w.'-]*|\d{{1,3}}(?:st|nd|rd|th))"
_UNIT_WORD = r"(?:apt|apartment|unit|suite|ste|flat|room|rm|bldg|building|floor|fl|lot|trailer)"
_UNIT = (
    rf"(?:,?\s{{0,2}}(?:{_UNIT_WORD}\.?\s{{0,2}}#?\s?|no\.?\s?|#\s?)(?:\d+-?[A-Z]?|[A-Z]-?\d*)\b)"
)
_HOUSE = r"\d{1,6}(?:-\d{1,4})?[A-Z]?(?:\s1/2)?"
_FOREIGN = r"(?:rue|calle|via|avenida|av\.|avenue|paseo|carrera|rua|plaza|camino|el\scamino|chemin|viale|corso|boulevard|traverse|impasse|allée|allee|quai|passage|cours|ruelle|faubourg|vicolo|piazza|piazzale|largo|travessa|praça|plaça|carrer|rambla|pasaje|callejón|calzada|bulevar|ronda|glorieta|cité|square|sentier|montée|place)"
_SMALL = r"(?:(?:de|la|el|los|las|du|des|del|della|di|do|da|des)\s)*"
_CAPITAL = r"(?-i:[A-ZÀ-Ý][\w'-]+)"
_ASIAN = (
    r"(?:jalan|jln|jl|lorong|lrg|soi|thanon|ulica|ul|ulitsa|prospekt|sokak|sokagi|caddesi|mahallesi|marg|gali|"
    r"barangay|brgy|purok|kampung|kampong|strada|praca|travessa|largo|rruga|odos)\.?"
)
_COLONY = (
    r"(?:nagar|colony|enclave|vihar|bagh|chowk|bazaar|puram|layout|society|estate|township|villas?|apartments?|apts|"
    r"towers?|heights|residency|complex|compound|quarters|mahal|garden(?:s)?|wadi|peth)"
)
_PLOT = (
    r"(?:plot|house|h\.?\s?no|door|flat|block|blk|sector|phase|villa|shop|street|gali|lane|floor)"
)
_PLOT_PART = rf"{_PLOT}\.?\s?(?:no\.?\s?)?#?\s?(?:\d{{1,5}}[A-Z]?(?:[-/]\d{{1,4}}[A-Z]?)?|(?-i:[A-Z])(?![\w'])(?:-\d+)?)"
_BUILDING = (
    r"(?:Hall|House|Towers?|Apartments|Apts|Condos?|condos?|Condominiums?|Residences?|Dorm|dorm|Mobile Home Park|"
    r"Trailer Park|Village|Estates|Gardens|Court|Lofts?|Flats|Mansions?|Terrace)"
)
_AT_HOME = (
    r"(?:live[sd]?|living|stay(?:s|ed|ing)?|reside[sd]?|moved|pick(?:ed)?\s?-?up|pickup|deliver(?:ed|y|ies)?|mail(?:ed)?|ship(?:ped)?|"
    r"sen[dt]|drop(?:ped)?(?:\s?off)?|come|came|visit(?:s|ed)?|address|addr|home|house|residence|located|parked|ride)"
)
_NO_NUMBERED = (
    r"(?!(?:AM|PM|Gy|IU|MBq|Hz|Mg|Dr|Mr|Mrs|Ms|CT|MRI|PET|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|I|The|My|And|But|Is|He|She|We|They|Can|Should|What|How)\b)"
)
_NO_STREET = r"(?!(?:the|my|our|a|this|that|your|his|her|same|right|long|main|next|other|back)\s)"
_ASIAN_WORDS = "jalan jln jl lorong lrg soi thanon ulica ul ulitsa prospekt sokak sokagi caddesi mahallesi marg gali barangay brgy purok kampung kampong strada praca travessa largo rruga odos"
_PLOT_WORDS = "plot house h door flat block blk sector phase villa shop street gali lane floor"
_COLONY_WORDS = (
    "nagar colony enclave vihar bagh chowk bazaar puram layout society estate township villa villas apartment apartments apts tower towers "
    "heights residency complex compound quarters mahal garden gardens wadi peth"
)
_BUILDING_WORDS = (
    "hall house tower towers apartments apts condo condos condominium condominiums residence residences dorm park village estates gardens "
    "court loft lofts flats mansion mansions terrace"
)
_NAMED_STREET = r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Close|Way|Crescent|Terrace|Grove|Gardens|Hill|Row|Mews|Place|Square)"
_FOREIGN_WORDS = (
    "rue calle via avenida av avenue paseo carrera rua plaza camino chemin viale corso boulevard traverse impasse allée allee quai "
    "passage cours ruelle faubourg vicolo piazza piazzale largo travessa praça plaça carrer rambla pasaje calzada bulevar ronda "
    "glorieta cité square sentier montée place"
)
_SPOKEN_WORDS = (
    "street avenue ave road boulevard lane drive court circle terrace parkway highway crescent"
)
_STREET_WORDS = (
    "street str st avenue ave road rd boulevard blvd lane ln dr drive court ct circle cir terrace ter parkway "
    "pkwy highway hwy crescent cres turnpike"
)

_ANY_STREET_WORDS = (
    "street str st avenue ave road rd boulevard blvd lane ln dr drive court ct circle cir terrace ter parkway pkwy highway hwy crescent "
    "cres turnpike tpke alley expressway freeway broadway place pl way trail trl loop square sq close row path pike run walk plaza "
    "crossing xing common commons mews garden gardens grove hill height heights landing cove bend ridge point view vista route rte quay "
    "wharf drove green yard rise gate parade mead meadow meadows croft brow wynd esplanade embankment villas buildings vale"
)
_AT_HOME_WORDS = (
    "live lives lived living stay stays stayed staying staid reside resides resided moved pick picked pickup deliver delivered delivery "
    "deliveries mail mailed ship shipped send sent drop dropped dropoff come came visit visits visited address addr home house residence "
    "located parked ride at"
)

_SPOKEN = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|oh|zero)"
)
_HOUSE_WORDS = "Cottage|Rectory|Vicarage|Farmhouse|Bungalow|Barn|Forge|Schoolhouse|Lodge|Manor|Croft|Chapel|Mill|Oast|Parsonage|Cabin"


class StreetAddressRecognizer(RuleRecognizer):
    """House number with street, street alone with its type, crossings, flats, post boxes."""

    kind = IdentifierKind.ADDRESS
    rules = (
        Rule(
            words=_ANY_STREET_WORDS,
            pattern=rf"(?<![\w.,/$-])(?P<id>(?:(?:{_UNIT_WORD})\s)?(?:{_HOUSE},\s)?{_HOUSE},?\s+"
            rf"(?:{_COMPASS}\s+)?(?:{_PART}\s+){{1,4}}{_SUFFIX}(?:\s+{_COMPASS}\b)?{_UNIT}?)",
        ),
        Rule(
            number=False,
            words=_STREET_WORDS,
            pattern=r"(?<![\w.-])(?P<id>(?-i:(?:[A-Z][a-z'.-]+\s+|[A-Z]{1,3}\s+|\d{1,3}(?:st|nd|rd|th)\s+){1,3}"
            r"(?:Street|Avenue|Ave|Road|Rd|Drive|Lane|Ln|Boulevard|Blvd|Court|Circle|Terrace|Parkway|Pkwy|"
            r"Highway|Hwy|Crescent|Turnpike|St(?=\s[a-z]|[,;!?]|\.(?:\s[A-Z]|$)|$)))\b\.?)",
            certainty=SHAPED,
        ),
        Rule(
            words="street st ave avenue place pl road rd",
            pattern=rf"(?<!\w)(?P<id>(?:{_HOUSE}\s)?(?:{_COMPASS}\s)?\d{{1,3}}(?:st|nd|rd|th)\s(?:street|st|ave|avenue|place|pl|road|rd)\b\.?{_UNIT}?)",
        ),
        Rule(
            pattern=rf"\b(?:on|at|off|near|corner\sof|by|of)\s(?P<id>{_NO_STREET}{_CAPITAL}\s(?:and|&)\s\d{{1,3}}(?:st|nd|rd|th)|"
            rf"\d{{1,3}}(?:st|nd|rd|th)\s(?:and|&)\s{_CAPITAL})\b"
        ),
        Rule(
            pattern=rf"\b(?:corner|intersection)\sof\s(?P<id>{_CAPITAL}\s(?:and|&)\s{_CAPITAL})\b"
        ),
        Rule(
            pattern=rf"(?<![\w.,/$-])(?P<id>{_HOUSE}\s(?-i:[NSEW]\.?|[NS][EW]|North|South|East|West)\s{_NO_NUMBERED}"
            rf"{_CAPITAL}(?:\s{_CAPITAL})?{_UNIT}?)",
            certainty=SHAPED,
        ),
        Rule(
            words=_AT_HOME_WORDS,
            pattern=rf"\b(?:{_AT_HOME}\b(?:\s(?:is|it|me|her|him|them|to|at|on|from|in|off|over|address|up|down|out|now|:|=)){{0,4}}|at|addr(?:ess)?:)"
            rf"[\s:]+(?:the\s)?(?P<id>{_HOUSE}(?:\s(?:bis|ter))?,?\s{_NO_NUMBERED}{_CAPITAL}(?:\s(?:{_CAPITAL}|de|la|del|of|\d{{1,3}})(?!\w)){{0,3}}{_UNIT}?)",
            certainty=LIKELY,
        ),
        Rule(
            pattern=rf"^(?P<id>\d{{1,5}}[A-Z]?\s{_NO_NUMBERED}{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}),?(?=\s{_CAPITAL}|$)",
            certainty=LIKELY,
            lines=True,
        ),
        Rule(
            words=_ASIAN_WORDS,
            pattern=rf"(?<![\w.,/$-])(?P<id>\d{{1,5}}[A-Z]?,?\s{_ASIAN}\s{_CAPITAL}(?:\s{_CAPITAL})?(?:\s\d{{1,3}}(?:/\d{{1,3}})?)?)(?!\w)",
        ),
        Rule(
            words=_ASIAN_WORDS,
            pattern=rf"\b(?P<id>{_ASIAN}\s(?:{_CAPITAL}\s){{1,3}}(?:no\.?\s?)?\d{{1,4}}[A-Z]?)\b",
        ),
        Rule(
            words=_PLOT_WORDS,
            pattern=rf"\b(?P<id>{_PLOT_PART}(?:,?\s{_PLOT_PART})+(?:,?\s{_CAPITAL}(?:\s(?:{_CAPITAL}|{_COLONY})(?!\w))?)?)",
            certainty=SHAPED,
        ),
        Rule(
            words=_COLONY_WORDS,
            pattern=rf"(?<![\w.,/$-])(?P<id>(?:\d{{1,4}}[A-Z]?(?:/\d{{1,4}})?,?\s)(?:{_CAPITAL}\s){{1,2}}(?-i:[A-Z]?){_COLONY})\b",
            certainty=SHAPED,
        ),
        Rule(
            words=_BUILDING_WORDS,
            pattern=rf"\b(?P<id>(?:{_CAPITAL}\s){{1,3}}(?-i:{_BUILDING})[,\s]\s?(?:room\s|rm\s|unit\s|apt\s|#)?\d{{1,4}}[A-Z]?)\b(?!\s?%|:)",
            certainty=LIKELY,
        ),
        Rule(
            number=False,
            words="condo condos apartments apts dorm residences lofts towers estates",
            pattern=rf"\b(?:at|in)\s(?:the\s)?(?P<id>(?:{_CAPITAL}\s){{1,3}}(?-i:Condos?|condos?|Apartments|Apts|Dorm|dorm|Residences|Lofts|Towers|Estates))\b",
            certainty=SHAPED,
        ),
        Rule(
            words="road route highway hwy cr rr fm rte",
            pattern=r"\b(?P<id>(?:county|state|farm|rural|ranch|old)\s(?:road|rd|route|rte|highway|hwy)\s\d{1,4}[A-Z]?|(?-i:CR|RR|FM|SR)\s\d{1,4}|"
            r"(?:highway|hwy|route|rte)\s\d{1,4}[A-Z]?)\b",
            certainty=SHAPED,
        ),
        Rule(
            words="park",
            pattern=rf"\b(?P<id>(?:(?:lot|space|unit|site)\s#?\d+[A-Z]?,?\s)?(?:{_CAPITAL}\s){{1,3}}(?:trailer|mobile\shome|rv)\spark)\b",
            certainty=SHAPED,
        ),
        Rule(
            words="route rr hc box rural star",
            pattern=r"\b(?P<id>(?:rural\s(?:route|rte|delivery)|star\sroute|(?-i:RR|HC|RD))\s?#?\d{1,3}(?:,?\sbox\s#?\d{1,5}[A-Z]?)?|box\s#?\d{1,5}[A-Z]?(?=,\s(?-i:[A-Z])))\b",
        ),
        Rule(
            words="fm cr sr rm county state farm us highway hwy route",
            pattern=rf"(?<![\w.,/$-])(?P<id>\d{{1,6}}\s(?:(?-i:FM|CR|SR|RM|US|TX)|(?:county|state|farm|ranch)\s(?:road|rd|route|rte)|highway|hwy|route)\s\d{{1,4}}(?:\s{_COMPASS}\b)?)",
        ),
        Rule(
            pattern=r"(?<![\w.,/$-])(?P<id>\d{2,5}\s(?-i:North|South|East|West|[NSEW])\.?\s\d{2,5}\s(?-i:North|South|East|West|[NSEW]))\b",
        ),
        Rule(
            pattern=r"\b(?:on|at|near|off|to|from|is)\s(?P<id>\d{2,5}\s(?-i:North|South|East|West)(?:\s\d{2,5}\s(?-i:North|South|East|West))?)\b",
            certainty=SHAPED,
        ),
        Rule(
            words=_STREET_WORDS,
            pattern=rf"\b(?P<id>(?:{_CAPITAL}\s){{1,3}}(?-i:{_NAMED_STREET}),\s(?:number|no\.?|nr\.?|#)\s?\d{{1,5}}[A-Z]?(?:,?\s(?:flat|apt|apartment|unit|room)\s?#?\w{{1,4}})?)\b",
        ),
        Rule(
            number=False,
            words=_STREET_WORDS,
            pattern=rf"(?:^|[\n.:]\s?|\b(?:at|is|to|address)\s)(?P<id>(?:{_CAPITAL}\s){{0,2}}{_CAPITAL},\s(?:{_CAPITAL}\s){{1,3}}(?-i:{_NAMED_STREET}))\b",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            words=_SPOKEN_WORDS,
            pattern=rf"\b(?P<id>{_SPOKEN}(?:[\s-](?:{_SPOKEN}|and(?=\s{_SPOKEN}\b))){{0,6}}\s{_NO_STREET}(?:(?!{_SPOKEN}\b){_PART}\s){{1,3}}{_ALWAYS_STREET})\b",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            words=_HOUSE_WORDS.lower().replace("|", " "),
            pattern=rf"\b(?:live[sd]?|living|home|house|address|stay(?:s|ing)?|reside[sd]?|moved|deliver(?:ed|y)?|from|to)\b(?:\s(?:is|it|me|him|her|at|in|to|on|called|:)){{0,3}}[\s:]+"
            rf"(?P<id>(?-i:(?:The\s)?(?:[A-Z][\w'-]+\s){{1,2}}(?:{_HOUSE_WORDS}))(?:,\s(?:{_CAPITAL}\s){{1,3}}(?-i:{_NAMED_STREET}))?)\b",
            certainty=SHAPED,
        ),
        Rule(
            words="apt apartment unit flat",
            pattern=rf"(?<![\w.,/$-])(?P<id>{_HOUSE}\s(?:{_PART})(?:\s{_PART})?,?\s(?:apt|apartment|flat)\.?\s?#?(?:\d+-?[A-Z]?|[A-Z]-?\d*))\b",
            certainty=SHAPED,
        ),
        Rule(words="box", pattern=r"\b(?P<id>p\.?\s?o\.?\s?box\s?#?\s?\d+)\b"),
        Rule(
            pattern=r"\b(?P<id>(?:apt|apartment|suite|ste|flat|trailer(?:\slot)?)\b\.?\s?#?\s?(?:\d{1,4}-?[A-Z]?|[A-Z]-?\d{1,4}))\b(?!')"
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
            words="apt apartment unit suite ste flat room rm bldg building floor fl lot trailer no",
            signs="#",
            pattern=rf"(?<![\w.,/$-])(?P<id>{_HOUSE}\s{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}{_UNIT})",
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
            words=_FOREIGN_WORDS,
            pattern=rf"(?<![\w.,/$-])(?P<id>\d{{1,5}}(?:\s(?:bis|ter|quater))?,?\s{_FOREIGN}\s{_SMALL}{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}{_UNIT}?)",
        ),
    )

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """Small words are part of a street's name only beside capitals ("Rue de la Paix")."""
        value = match.group(IDENTIFIER)
        if any(letter.isupper() for letter in value) or not value[0].isdigit():
            return True
        return not any(is_function_word(word) for word in value.split()[1:-1])
