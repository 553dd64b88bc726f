"""Find telephone numbers, typed, spaced or spelled out."""

import re

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import public_contacts
from assistant.phi.recognizers.announced import SPACED, SPOKEN, count_digits, digits_of
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)

_EXTENSION = r"(?:\s?(?:,\s?)?(?:ext\.?|extension|x|#)\s?\d{1,6})?"
_US = rf"(?:\+?1[-. ]{{0,2}})?(?:\(\d{{3}}\)[-. ]{{0,2}}\d{{3}}[-. ]{{0,3}}|\d{{3}}[-. ]{{1,3}}\d{{3}}[-. ]{{1,3}})\d{{4}}{_EXTENSION}"
_WORDS = (
    r"phone|telephone|tel|cell(?:phone)?|mobile|landline|call|text|txt|ring|reach|whats\s?app|pager|page|"
    r"beeper|contact|number|num|nr|#|(?:home|work|office|cell|my|his|her|their|direct)\s(?:line|#|no\.?)|voicemail"
)
_TRIGGERS = (
    "phone telephone tel cell cellphone mobile landline call text txt ring reach whats whatsapp pager page "
    "beeper contact number num nr home work office my his her their direct voicemail"
)
_SPOKEN_WORDS = "zero oh one two three four five six seven eight nine double triple"
_AFTER = rf"\b(?:{_WORDS})\b[^.\n\d]{{0,30}}?"
_FEWEST, _MOST = 7, 15


class PhoneRecognizer(RuleRecognizer):
    """North American numbers by shape, others with a plus or after a word; public help lines stay."""

    kind = IdentifierKind.PHONE
    fewest_digits = 3
    rules = (
        Rule(pattern=rf"(?<![\d-])(?P<id>{_US})(?![\d-]*\d)", certainty=SHAPED),
        Rule(
            pattern=r"(?P<id>\+\d{1,3}[-. ]?(?:\(0?\d{1,4}\)[-. ]?)?\d{1,4}(?:[-. ]?\d{2,5}){1,4}"
            rf"{_EXTENSION})(?!\d)",
            certainty=SHAPED,
            signs="+",
        ),
        Rule(
            pattern=rf"{_AFTER}(?P<id>(?:\(?\d{{2,5}}\)?[-. /]{{0,2}})?\d{{3}}[-. ]?\d{{3,4}}{_EXTENSION})"
            r"(?![\d%]|\s?(?:mg|mcg|ml|units?))",
            words=_TRIGGERS,
            signs="#",
        ),
        Rule(
            pattern=rf"{_AFTER}(?P<id>{SPACED}|{SPOKEN}|0\d{{2,4}}[- ]?\d{{3,4}}[- ]?\d{{3,4}})(?!\d)",
            words=_TRIGGERS,
            signs="#",
        ),
        Rule(run=10, pattern=r"(?<![\d.-])(?P<id>[2-9]\d{2}[2-9]\d{6})(?!\d)", certainty=LIKELY),
        Rule(pattern=r"(?<![\d.-])(?P<id>0\d{2,4}[ -]\d{3,4}[ -]\d{3,4})(?!\d)", certainty=LIKELY),
        Rule(pattern=r"(?<![\d.-])(?P<id>0\d{4}[ -]?\d{6})(?!\d)", certainty=LIKELY),
        Rule(
            pattern=r"\b(?:texts?|texted|sms|message|msg)\s(?:came\s|i\s(?:got|get)\s)?(?:from|to)\s(?:number\s)?(?P<id>\d{3}-?\d{2,3})(?![\d-])",
            words="text texts texted sms message msg",
        ),
        Rule(pattern=r"(?<![\d.,/-])(?P<id>[2-9]\d{2}[-.]\d{4})(?![\d-])", certainty=LIKELY),
        Rule(pattern=rf"\b(?P<id>{SPOKEN})\b", certainty=LIKELY, words=_SPOKEN_WORDS),
        Rule(pattern=r"(?<![\d.])(?P<id>\d(?:[ -]\d){6,10})(?![\d.])", certainty=LIKELY),
        Rule(
            pattern=r"\b(?:ext\.?|extension)(?:\s(?:is|number|no\.?|#))?\s{0,2}(?P<id>\d{2,6})\b",
            words="ext extension",
        ),
    )

    def accept(self, match: re.Match[str]) -> bool:
        """Enough digits, not too many, and no public help line."""
        value = match.group(IDENTIFIER)
        if match.group().lower().startswith(("ext", "text", "sms", "message", "msg")):
            return True
        if digits_of(value).removeprefix("1") in public_contacts().phones:
            return False
        return _FEWEST <= count_digits(value) <= _MOST + len(value.split(" "))
