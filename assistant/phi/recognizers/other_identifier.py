"""Find handles, passports, claim, case, prescription and other numbers of one person."""

import re

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import CODE, FILLER, announced, digits_of
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.vocabulary import is_clinical, word_ranks

_FEWEST_GROUPED = 8
_SECRET = ("pass", "pw")
_YEARS = re.compile(r"(?:19|20)\d\d[- ](?:19|20)\d\d")
_NUMBER = r"\s*(?:#|no\.?|nr\.?|num(?:ber)?s?|ids?|code)"
_WORDS = (
    rf"passport(?:{_NUMBER})?|(?:visa|green\s+card|alien|a){_NUMBER}|"
    rf"(?:claim|case|accession|specimen|sample|prior[- ]?auth(?:orization)?|pre-?auth(?:orization)?|pa|auth(?:orization)?|"
    rf"referral|reference|ref|confirmation|order|ticket|tracking|prescription|rx|script|appeal|encounter|visit|"
    rf"account\s+holder|study|subject|participant|screening|enrollment|badge|employee|student|veteran|va|military|"
    rf"dod|service|unit|tribal|enrolment|voter|inmate|docket|file|report|pathology|path|lab|order|requisition|"
    rf"barcode|wristband|bracelet|bed|locker|booking|receipt|transaction|application|grant|card|donor|transplant|unos|blood\s+unit){_NUMBER}|"
    rf"(?:claim|accession|prior[- ]?auth(?:orization)?|confirmation|passport|tracking|case|reference|subject|specimen|participant|appeal|authorization)(?=\s*[:#]?\s*[A-Z]{{0,4}}[-/]?[\dA-Z]*\d[-/]?\d)|"
    rf"(?<![a-z]\s)id\s?(?:#|no\b|num(?:ber)?)|(?<=\s)id\s?#|rx\s?#|pin(?:\s+(?:code|number|is))?"
)
_LOGIN = r"(?:user\s?name|user\s?id|portal\s+user|user|login(?:\s+name|\s+id)?|screen\s?name|handle|gamertag|insta(?:gram)?|ig|tt|yt|you\s?tube|twitch|grindr|tinder|bumble|hinge|strava|kakao|viber|weibo|wechat|we\s?chat|vk|linkedin|signal|twitter|tik\s?tok|snap(?:chat)?|reddit|facebook|fb|venmo|cash\s?app|zelle|discord|telegram|skype|threads|mastodon|bluesky)"
_HANDLE = r"(?=[\w.-]*[\d_.])[A-Z][\w.-]{3,}\w|[\w.-]*\d[\w.-]*"
_TRIGGERS = (
    "passport visa green alien a claim case accession specimen sample prior pre preauth pa auth authorization "
    "referral reference ref confirmation order ticket tracking prescription rx script appeal encounter visit "
    "account study subject participant screening enrollment badge employee student veteran va military dod "
    "service unit tribal enrolment voter inmate docket file report pathology path lab requisition barcode "
    "wristband bracelet bed locker booking receipt transaction application grant card donor transplant unos "
    "blood pin id"
)
_LOGINS = (
    "username user login screen screenname handle gamertag insta instagram twitter tik tiktok snap snapchat "
    "ig tt yt youtube you twitch grindr tinder bumble hinge strava kakao viber weibo wechat we vk linkedin signal "
    "reddit facebook fb venmo cash cashapp zelle discord telegram skype threads mastodon bluesky"
)


class OtherIdentifierRecognizer(RuleRecognizer):
    """Numbers after a word, handles, passwords, and long codes no other recognizer claims."""

    kind = IdentifierKind.OTHER_ID
    rules = (
        Rule(pattern=announced(_WORDS), words=_TRIGGERS),
        Rule(number=False, signs="@", pattern=r"(?<![\w@.])(?P<id>@[A-Z_][\w.]{1,29}\w)(?!@)"),
        Rule(
            pattern=rf"\b{_LOGIN}\b(?:\s*(?:name|handle|account|id|user))?{FILLER}(?P<id>@?(?:{_HANDLE}))(?!\w)",
            number=False,
            words=_LOGINS,
        ),
        Rule(
            pattern=rf"\b{_LOGIN}\b(?:\s(?:name|handle|account|id))?\s?(?:is|:|=|as|i\sam|i'm|it's|handle)\s(?:called\s|as\s)?(?P<id>@?[a-z]\w*(?:\.\w+)+|[a-z]\w{{9,}})(?![\w@])",
            number=False,
            words=_LOGINS,
        ),
        Rule(pattern=r"\b(?:reddit\s+)?(?P<id>u/[\w-]{3,20})\b", number=False, words="u"),
        Rule(
            pattern=r"\b(?:password|passcode|passphrase|pwd|pw)\b\s*(?:is|:|=|was|\s)\s*(?P<id>\S*[\w!])",
            number=False,
            words="password passcode passphrase pwd pw",
        ),
        Rule(
            pattern=r"\b(?P<id>[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12})\b",
            certainty=SHAPED,
            signs="-",
        ),
        Rule(
            pattern=r"(?<![\w@./-])(?P<id>[A-Z][\w-]*_[\w-]*\w)(?![\w@]|\.\w)",
            number=False,
            signs="_",
            certainty=SHAPED,
        ),
        Rule(
            pattern=r"(?<![\w@./-])(?P<id>(?=[\w-]*_)[\w-]+\.[a-z][a-z\d]{1,5})\b",
            number=False,
            signs="_",
            certainty=SHAPED,
        ),
        Rule(pattern=r"(?<![\w.-])(?P<id>\d{1,4}-[A-Z]{1,4}-\d{3,8})(?![\w.])", certainty=LIKELY),
        Rule(
            pattern=r"(?<![\w.,$-])(?P<id>(?:(?-i:(?!(?:MRN|SSN|DOB|ZIP|TEL|FAX|CELL|ACCT|NPI|DEA|VIN|PHONE|CALL|RM|APT|PO|BOX|WBC|ANC|PLT|HGB|PSA|CEA)\b)"
            r"[A-Z]{2,5})[ -])?\d{2,5}(?:[ -]\d{2,5}){2,4})(?![\w%]|[.,/]\d)",
            certainty=LIKELY,
        ),
        Rule(
            pattern=rf"\b(?:aadhaar|aadhar|adhar|uidai|curp|nino|cpf|dni|nie|bsn|pesel)\b{FILLER}(?P<id>{CODE})(?![A-Z\d])",
            words="aadhaar aadhar adhar uidai curp nino cpf dni nie bsn pesel",
        ),
        Rule(
            run=6,
            pattern=r"(?<![\w.,$£€/-])(?P<id>(?!\d+00\b)\d{6})(?![\w%/]|[.,]\d|\s?(?:dollars|people|patients|cells|copies|platelets|steps|miles|women|men))",
            certainty=LIKELY,
        ),
        Rule(run=7, pattern=r"(?<![\w.,-])(?P<id>\d{7,12})(?![\w%]|[.,]\d)", certainty=LIKELY),
        Rule(
            pattern=r"(?<![\w.-])(?P<id>(?=[A-Z-]*\d)(?=[\d-]*[A-Z])(?=(?:[A-Z-]*\d){5})[A-Z]{1,4}-?[\dA-Z]+(?:-[\dA-Z]+)*)(?![\w.])",
            certainty=LIKELY,
            ignore_case=False,
        ),
        Rule(
            pattern=r"(?<![\w.-])(?P<id>(?:[A-Z]{2,4} )?(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){3})(?=\d|[A-Z]+\d+[A-Z]+\d)[A-Z\d]{8,14})(?![\w.-])",
            certainty=LIKELY,
            ignore_case=False,
        ),
        Rule(
            pattern=r"(?<![\w.-])(?P<id>(?:\d{2,4}|[A-Z]{1,3}\d{2})-[A-Z]{0,3}\d{4,7}(?:-\d{1,4})?)(?![\w.])",
            certainty=LIKELY,
        ),
    )

    def accept(self, match: re.Match[str]) -> bool:
        """Announced codes need three digits; the other patterns say themselves what they need."""
        value = match.group(IDENTIFIER)
        if match.re.pattern == self._announced_codes:
            return (super().accept(match) and len(digits_of(value)) >= len("123")) or " " in value
        if _is_mere_word(value) and not match.group().lower().startswith(_SECRET):
            return False
        if _YEARS.fullmatch(value):
            return False
        if re.fullmatch(r"[\d -]+", value) and " " in value + "-":
            return _is_numbered(value)
        return True

    @property
    def _announced_codes(self) -> str:
        return self.rules[0].pattern


def _is_mere_word(value: str) -> bool:
    """Whether it is a word of a dictionary or of medicine, and no handle ("reddit as ivermectin")."""
    plain = value.lower()
    return value.isalpha() and (is_clinical(plain) or plain in word_ranks())


def _is_numbered(value: str) -> bool:
    """Whether grouped digits may be a number of somebody and no series of amounts or days."""
    groups = re.split(r"[ -]", value)
    if len(groups) < len("123"):
        return True
    return len(digits_of(value)) >= _FEWEST_GROUPED and not all(g.endswith("0") for g in groups)
