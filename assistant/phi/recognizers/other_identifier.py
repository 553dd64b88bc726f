"""Find handles, passports, claim, case, prescription and other numbers of one person."""

import re

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import FILLER, announced, digits_of
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)

_NUMBER = r"\s*(?:#|no\.?|nr\.?|num(?:ber)?s?|ids?|code)"
_WORDS = (
    rf"passport(?:{_NUMBER})?|(?:visa|green\s+card|alien|a){_NUMBER}|"
    rf"(?:claim|case|accession|specimen|sample|prior[- ]?auth(?:orization)?|pre-?auth(?:orization)?|pa|auth(?:orization)?|"
    rf"referral|reference|ref|confirmation|order|ticket|tracking|prescription|rx|script|appeal|encounter|visit|"
    rf"account\s+holder|study|subject|participant|screening|enrollment|badge|employee|student|veteran|va|military|"
    rf"dod|service|unit|tribal|enrolment|voter|inmate|docket|file|report|pathology|path|lab|order|requisition|"
    rf"barcode|wristband|bracelet|bed|locker|booking|receipt|transaction|application|grant|card|donor|transplant|unos|blood\s+unit){_NUMBER}|"
    rf"(?:claim|accession|prior[- ]?auth(?:orization)?|confirmation|passport|tracking|case|reference|subject|specimen|participant|appeal|authorization)(?=\s*[:#]?\s*[A-Z]{{0,4}}[-/]?[\dA-Z]*\d[-/]?\d)|"
    rf"rx\s?#|pin(?:\s+(?:code|number|is))?"
)
_LOGIN = r"(?:user\s?name|user\s?id|login(?:\s+name|\s+id)?|screen\s?name|handle|gamertag|insta(?:gram)?|twitter|tik\s?tok|snap(?:chat)?|reddit|facebook|fb|venmo|cash\s?app|zelle|discord|telegram|skype|threads|mastodon|bluesky)"
_HANDLE = r"(?=[\w.-]*[\d_.])[A-Z][\w.-]{3,}\w|[\w.-]*\d[\w.-]*"
_TRIGGERS = (
    "passport visa green alien a claim case accession specimen sample prior pre preauth pa auth authorization "
    "referral reference ref confirmation order ticket tracking prescription rx script appeal encounter visit "
    "account study subject participant screening enrollment badge employee student veteran va military dod "
    "service unit tribal enrolment voter inmate docket file report pathology path lab requisition barcode "
    "wristband bracelet bed locker booking receipt transaction application grant card donor transplant unos "
    "blood pin"
)
_LOGINS = (
    "username user login screen screenname handle gamertag insta instagram twitter tik tiktok snap snapchat "
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
        Rule(run=7, pattern=r"(?<![\w.,-])(?P<id>\d{7,12})(?![\w%]|[.,]\d)", certainty=LIKELY),
        Rule(
            pattern=r"(?<![\w.-])(?P<id>(?=[A-Z-]*\d)(?=[\d-]*[A-Z])(?=(?:[A-Z-]*\d){5})[A-Z]{1,4}-?[\dA-Z]+(?:-[\dA-Z]+)*)(?![\w.])",
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
        return True

    @property
    def _announced_codes(self) -> str:
        return self.rules[0].pattern
