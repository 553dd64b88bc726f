"""Find dates that carry a day or a month, in digits or in words, and holidays."""

import re

from assistant.domain import IdentifierKind
from assistant.phi.dates import DAY_WORDS, MONTHS, ORDINALS
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_PLAIN_MONTH = (
    r"(?:january|february|april|june|july|(?-i:August)|september|sept|october|november|december)"
)
_YEAR = r"(?:,?\s*(?:of\s+|in\s+)?(?:(?:19|20)\d\d\b|'\d\d\b))"
_ORDINAL = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)|{ORDINALS})"
_DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:\s?(?:st|nd|rd|th))?|{DAY_WORDS})"
_UNIT = (
    r"(?:mg|mcg|ml|g|kg|iu|units?|pills?|tablets?|tabs?|times|days?|weeks?|wks?|months?|mos?|years?|yrs?|hours?|"
    r"hrs?|minutes?|mins?|cycles?|rounds?|percent|people|of\s+(?!20\d\d|19\d\d)|more|or\s+\d|lbs?|pounds?|x)\b"
)
_NO_UNIT = rf"(?!\s?{_UNIT}|\s?%|[.:/]\d|\d)"
_RANGE = rf"(?:\s?(?:-|to|and|&|or|through|thru|until)\s?{_DAY}(?![/.:\d]){_NO_UNIT})?"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = r"(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_BIRTH = r"(?:d\.?o\.?b\.?|birth\s?date|date\s+of\s+birth|birthday|born(?:\s+on)?|b-?day)"
_HOLIDAY = (
    r"(?:christmas|xmas|x-mas)(?:\s+(?:eve|day))?|thanksgiving(?:\s+day)?|easter(?:\s+(?:sunday|monday))?|"
    r"(?:new|lunar\s+new|chinese\s+new)\s+year'?s?(?:\s+(?:eve|day))|new\s+year'?s|halloween|(?:saint\s+|st\.?\s+)?valentine'?s?(?:\s+day)?|"
    r"(?:memorial|labou?r|independence|veteran'?s'?|president'?s'?|columbus|mlk|martin\s+luther\s+king|"
    r"mother'?s'?|father'?s'?|(?:st\.?|saint)\s+patrick'?s?|boxing|canada|anzac|bastille|groundhog|remembrance|"
    r"all\s+saints'?|indigenous\s+peoples'?|australia)\s+day|juneteenth|cinco\s+de\s+mayo|good\s+friday|palm\s+sunday|"
    r"ash\s+wednesday|hanukkah|chanukah|rosh\s+hashanah?|yom\s+kippur|passover|purim|diwali|eid(?:\s+al[\s-]\w+)?|"
    r"ashura|muharram|mawlid|arbaeen|navratri|holi|onam|pongal|songkran|obon|tet(?:\s+nguyen\s+dan)?|vaisakhi|baisakhi|janmashtami|"
    r"dussehra|lohri|raksha\s+bandhan|karva\s+chauth|ganesh\s+chaturthi|timkat|meskel|enkutatash|genna|shavuot|sukkot|simchat\s+torah|"
    r"vesak|mid-?autumn(?:\s+festival)?|moon\s+festival|waitangi\s+day|guy\s+fawkes(?:\s+night)?|bonfire\s+night|day\s+of\s+the\s+dead|"
    r"d[ií]a\s+de\s+(?:los\s+)?(?:muertos|reyes)|three\s+kings(?:\s+day)?|epiphany|pentecost|shrove\s+tuesday|mardi\s+gras|fat\s+tuesday|"
    r"maundy\s+thursday|all\s+(?:hallows|souls)(?:'?\s+(?:eve|day))?|april\s+fools'?(?:\s+day)?|earth\s+day|flag\s+day|patriots'?\s+day|"
    r"kwanzaa|black\s+friday|super\s?bowl\s+sunday|lunar\s+new\s+year|chinese\s+new\s+year|nowruz|"
    r"fourth\s+of\s+july|4th\s+of\s+july"
)
_COUNTED_BY_DAY = (
    r"days?|cycles?|floor|rounds?|dose|infusion|week|time|treatment|visit|anniversary|line|try|scan|chemo|grade|"
    r"century|percentile|attempt|night|month|hour|rib|vertebra|lumbar|thoracic|nerve|cranial|one|session|fraction|"
    r"surgery|biopsy|opinion|cancer|year|street|st|ave|avenue|drug|pill|shot|injection|person|doctor|trimester|half|"
    r"quarter|level|stage|option|tumou?r|kidney|lung|breast|toe|finger|row|place|generation|course|set|port|appointment|bag|pack|box|bottle|letter|call|test|team|wife|husband|child|son|daughter|wave|world|time"
)
_ORDINAL_WORDS = "st nd rd th twenty thirty " + " ".join(re.findall(r"[a-z]{5,}", ORDINALS))
_MONTH_WORDS = " ".join(MONTHS)
_HOLIDAY_WORDS = (
    "christmas xmas x thanksgiving easter year years halloween valentine valentines day juneteenth mayo friday "
    "sunday wednesday hanukkah chanukah rosh kippur passover purim ashura muharram mawlid arbaeen navratri holi onam pongal songkran obon tet vaisakhi baisakhi janmashtami dussehra lohri raksha karva ganesh timkat meskel enkutatash genna shavuot sukkot simchat vesak autumn midautumn moon fawkes bonfire dead muertos reyes kings epiphany pentecost tuesday mardi thursday souls hallows fools diwali eid kwanzaa superbowl nowruz july"
)
_BEFORE_MONTH = (
    r"(?:in|since|by|until|till|til|last|next|early|mid|late|from|during|before|after|around|through|thru|every|"
    r"past|of|end\s+of|for|and|to|between|back\s+in|or)"
)
_BEFORE_MAY = r"(?:in|past|since|by|until|till|last|next|early|mid|late|during|end\s+of|back\s+in|of\s+last|this\s+past)"
_EVENT = (
    r"(?:ct|mri|pet|scans?|labs?|blood(?:s|work)?|appt|appointment|visit|chemo|surgery|biops(?:y|ies)|infusion|mammogram|x-?rays?|"
    r"ultrasound|results?|report|note|treatment|cycle|refill|echo|colonoscopy|checkup|follow)"
)
_AFTER_DAY = re.compile(
    rf"\s*(?:{_EVENT}|pre-?op|post-?op|\d{{1,2}}(?::\d\d)?\s?[ap]\.?m)\b", re.IGNORECASE
)
_SERIES = re.compile(r",?\s(?:and\s|then\s|&\s)?\d{1,2}/(?:1[3-9]|2\d|3[01])\b(?!/)")
_CUE = re.compile(
    r"\b(?:\w{3,}(?<!rat)(?<!scor)ed|on|since|by|until|till|dated?|from|appointments?|appt|scan|ct|mri|pet|surgery|chemo|start(?:s|ed|ing)?|ended|"
    r"scheduled|due|before|after|between|dob|born|taken|given|went|done|came|rang|wrote|sent|labs?|visit|infusion|last|seen|admitted|discharged|week\s+of|around|yesterday|today|tomorrow|tonight|mon|tues?|wed|thurs?|fri|sat|sun|\w+day|\w+ectomy|resection|transplant|"
    r"through|thru|next|biopsy|mammogram|diagnosed|dx|refill(?:ed)?|and|to|bloods?|drawn|effective|expires?)\b[\s:(]*(?:the\s+|\w+\s+){0,1}$",
    re.IGNORECASE,
)
_SCORE_BEFORE = re.compile(
    r"\b(?:bp|pressure|pain|nottingham|karnofsky|ecog|scores?|scale|grade|ratio|gleason|vision|er|pr|her2|allred|nodes?|about\s+a|was\s+a|is\s+a|like\s+a|strength|rated?|apgar|stars?|"
    r"margins?|cores?|took|take|level|anxiety|fatigue|nausea)\b[\s:]*(?:is|was|of|at|a|around|about|level|s)?\s*$",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    r"\s*(?:\(|of\b|lymph|nodes?|positive|tab|pill|cup|dose|pain|stars|scale|mm|mg|full|hours?|cores?|samples?|"
    r"were|strength|teaspoon|inch|negative|on\s+(?:the\s+|a\s+)?(?:pain|scale)|severity|bp|when\s+i|today|right\s+now)",
    re.IGNORECASE,
)
_CUE_REACH = 40
_SPEAKS_OF_DAYS = re.compile(r"\bdates?\b", re.IGNORECASE)
_LARGEST_SHARE = 6
"""Shares such as 3/4 and 5/6 are meant up to here where nothing speaks of a day."""
_SURE_CUE = re.compile(
    r"\b(?:on|by|since|until|till|dated?|appt|appointment|scheduled|due|dob|born|next|last|week\s+of|\w+day|\w{4,}ed)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HALF = re.compile(r"(\d{1,2})[/.-](\d{1,2})")


class DateRecognizer(RuleRecognizer):
    """All but bare years, weekdays, clock times and relative time."""

    kind = IdentifierKind.DATE
    rules = (
        Rule(
            pattern=rf"(?<![\d./-])(?P<id>{_NUMBER}\s?([/.-])\s?{_NUMBER}\s?\2\s?(?:(?:19|20)\d\d|\d\d))(?![\d/-]|\.\d)",
            certainty=0.9,
        ),
        Rule(
            pattern=r"(?<![\d./-])(?P<id>(?:19|20)\d\d([/.-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01]))(?=T\d\d:|\D|$)",
            certainty=0.9,
        ),
        Rule(
            pattern=r"(?<![\d./-])(?P<id>(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d)(?![\d/-])",
            certainty=0.9,
        ),
        Rule(
            words="d dob birth birthdate birthday born b bday",
            pattern=rf"\b{_BIRTH}\b[\s:=,(]*(?:is|was|on|date|:)?\s*(?P<id>{_NUMBER}[\s/.,-]{{1,2}}{_NUMBER}[\s/.,-]{{1,2}}(?:19|20)?\d\d|\d{{6}}|\d{{8}}|{_NUMBER}/{_NUMBER})\b",
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"(?<![\w/])(?P<id>{_DAY}(?:\s?-\s?{_DAY})?(?:\s+of)?[\s-]*{_MONTH}(?:-(?:19|20)?\d\d\b)?)(?!\w)",
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"\b(?P<id>{_MONTH}\s*(?:the\s+)?{_DAY}{_RANGE}{_NO_UNIT}(?:-(?:19|20)?\d\d\b)?)(?!\w)",
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"\b(?P<id>{_MONTH})(?:{_YEAR}|\s?'?\d\d\b(?=\s*$)|/\d{{4}}\b)",
        ),
        Rule(
            number=False, words=_MONTH_WORDS, pattern=rf"\b(?P<id>{_PLAIN_MONTH})\b", certainty=0.7
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"\b{_BEFORE_MONTH}\s+(?P<id>(?-i:(?:Jan|Feb|Mar|March|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b\.?))(?!\s+[A-Z][a-z])",
            certainty=0.7,
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"\b{_BEFORE_MAY}\s+(?P<id>(?:may|march|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b)(?!\s+(?:be|have|not|need|help|cause|i|or\s+may|get|also|work|make|happen))",
            certainty=0.7,
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"\b(?:my|his|her|our|the|this|last|next|'s)\s(?P<id>may|march|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\s(?={_EVENT}|one\b)",
            certainty=0.7,
        ),
        Rule(
            number=False,
            words=_MONTH_WORDS,
            pattern=rf"{_MONTH}\s?(?:and|or|to|through|&|thru|until|till|,)\s(?P<id>may|march|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
            certainty=0.7,
        ),
        Rule(
            pattern=rf"\b(?:on|by|since|until|till|am|vom|bis|le|del?|dated?)\s(?P<id>(?:1[3-9]|2\d|3[01])\.(?:0?[1-9]|1[0-2]))(?![\d%]|\.\d|\s?{_UNIT})",
            certainty=LIKELY,
        ),
        Rule(
            pattern=rf"\b(?:on|by|since|until|till|from|after|before|dob|born|done|\w{{3,}}ed)\s(?P<id>(?:0?[1-9]|1[0-2])\.(?:0[1-9]|[12]\d|3[01]))(?![\d%]|[./]\d|\s?{_UNIT}|\s?(?:to|am|pm))",
            certainty=LIKELY,
        ),
        Rule(
            pattern=rf"(?<![\d./:$-])(?P<id>(?:0?[1-9]|1[0-2])-{_NUMBER})(?=,?\s(?:at\s)?\d{{1,2}}(?::\d\d)?\s?[ap]\.?m)",
            certainty=SHAPED,
        ),
        Rule(
            pattern=rf"(?<![\d.,/$-])(?P<id>(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.?)(?![\d%]|[.,]\d|\s?{_UNIT}|\s?(?:am|pm|k|x)\b)(?<!\d\.\d\d\.)",
            certainty=LIKELY,
        ),
        Rule(
            pattern=r"(?<![\d./:$-])(?P<id>(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2]))(?![\d/%]|[.,]\d)",
            certainty=LIKELY,
        ),
        Rule(
            number=False,
            words=_ORDINAL_WORDS,
            pattern=rf"\b(?:the|on|until|til|till|by|since)\s(?P<id>(?:[12]?\d|3[01])(?:st|nd|rd|th))\b(?!\s(?:{_COUNTED_BY_DAY}|of\s(?!this|the\smonth|last|next)|and\sfinal|or\s\d|\w+(?:ly|al|ary)|gen)\b)(?!-)",
            certainty=LIKELY,
        ),
        Rule(number=False, words=_HOLIDAY_WORDS, pattern=rf"\b(?P<id>{_HOLIDAY})\b"),
        Rule(
            number=False,
            words=_ORDINAL_WORDS,
            pattern=rf"\b{_WEEKDAY},?\s+(?:the\s+)?(?P<id>{_ORDINAL})\b",
        ),
        Rule(
            number=False,
            words=_ORDINAL_WORDS,
            pattern=rf"\b(?:on|by|until|till|since|from|before|after|around|til|of|for|to)\s+the\s+(?P<id>{_ORDINAL})\b(?!\s(?:{_COUNTED_BY_DAY})\b)(?!-)",
            certainty=SHAPED,
        ),
        Rule(
            pattern=r"(?<![\d./:$-])(?P<id>(?:0?[1-9]|1[0-2])[/]" + _NUMBER + r")(?![\d/%]|[.,]\d)",
            certainty=LIKELY,
        ),
        Rule(
            pattern=r"\b(?:on|dated|scheduled\s+for|appt|appointment|due)\s+(?P<id>(?:0?[1-9]|1[0-2])-"
            + _NUMBER
            + r")(?![\d/-])",
            certainty=SHAPED,
        ),
    )

    def accept(self, match: re.Match[str]) -> bool:
        """Two numbers around a stroke must be a day, not a share, a score or a pressure."""
        value = match.group(IDENTIFIER)
        if value == "24/7":
            return False
        half = _HALF.fullmatch(value)
        return half is None or "/" not in value or _is_day(match, *half.groups())


def _is_day(match: re.Match[str], month: str, day: str) -> bool:
    before, after = match.string[: match.start(IDENTIFIER)], match.string[match.end(IDENTIFIER) :]
    before = before[-_CUE_REACH:]
    if (
        _SCORE_AFTER.match(after)
        or _SCORE_BEFORE.search(before)
        or _is_out_of_ten(month, day, before)
    ):
        return False
    if _CUE.search(before) or _AFTER_DAY.match(after) or _SERIES.match(after):
        return True
    if _SPEAKS_OF_DAYS.search(before) or re.search(_BIRTH, match.group(), re.IGNORECASE):
        return True
    written_out = month.startswith("0") or day.startswith("0")
    return written_out or int(day) > _LARGEST_SHARE or int(month) > int(day)


def _is_out_of_ten(month: str, day: str, before: str) -> bool:
    """Whether it is a score such as 7/10 and nothing before it speaks of a day."""
    return day == "10" and int(month) <= int(day) and not _SURE_CUE.search(before)
