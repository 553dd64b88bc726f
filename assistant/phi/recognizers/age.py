"""Find ages of ninety and more."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.recognizers.traits import traits_of
from assistant.phi.vocabulary import is_clinical, is_name, is_rare_name

_DIGITS = r"(?:9\d|1[01]\d|12[0-4])"
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine|1st|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_WORDS = rf"(?:nine?ty(?:[-\s]{_UNIT})?|(?:one|a)\s+hundred(?:\s+(?:and\s+)?(?:{_UNIT}|ten|eleven|twelve))?)"
_SAID = rf"(?:nine?ty(?:[-\s]{_UNIT})?|(?:one|a)\s+hundred\s+and\s+(?:{_UNIT}|ten|eleven|twelve))"
_AGE = rf"(?:{_DIGITS}|{_WORDS})"
_NOT_AGE = (
    r"(?!\s?(?:%|percent|mg|mcg|ml|kg|lbs?|pounds|days?|weeks?|months?|hours?|hrs?|minutes?|mins?|degrees|"
    r"over|out\s+of|bpm|cm|mm|units?|pills?|miles|times|people|patients|f\b|c\b|,\d|\d|\.\d|/\d|-\d|:\d|°|\s?(?:-|to)\s?\d))"
)
_WHO = (
    r"(?:i|he|she|they|we|who|mom|mum|mama|dad|papa|mother|father|grand(?:ma|pa|mother|father|dad)|granny|gran|nana|nan|"
    r"nonna|abuela|abuelo|opa|oma|pop|aunt|uncle|patient|husband|wife|pt|sister|brother|neighbou?r|friend|(?:mother|father|sister|brother)-?\s?in-?\s?law|yiayia|babcia|lady|man|woman|chap|fella|client|resident|tenant)"
)
_IS = r"(?:'?m|'s|'re|\s+am|\s+is|\s+was|\s+are|\s+be|\s+will\s+be|\s+being|\s+turn(?:s|ed|ing)?|(?<=[a-z][a-z])s|\s+just\s+turned|\s+became)"
_ADVERB = r"(?:\s+(?:just|now|only|almost|nearly|already|about|over|turning|turned|like|approx(?:imately)?|around|currently|still|a))*"
_OLD_WORDS = frozenset(["ninety", "ninty", "nineties", "ninetieth", "hundred", "hundredth"])
_MEASURED = frozenset(
    [
        "it",
        "that",
        "this",
        "which",
        "temp",
        "temperature",
        "fever",
        "pulse",
        "ox",
        "oxygen",
        "o2",
        "sat",
        "sats",
        "spo",
        "level",
        "levels",
        "number",
        "count",
        "weight",
        "score",
        "pressure",
        "heart",
        "rate",
        "bpm",
        "sugar",
        "glucose",
        "bp",
        "hr",
        "cholesterol",
        "creatinine",
        "percent",
        "chance",
        "odds",
        "dose",
        "distance",
        "room",
        "total",
        "cost",
        "price",
        "copay",
        "creat",
        "urea",
        "bun",
        "sodium",
        "chloride",
        "ldh",
        "alt",
        "ast",
        "egfr",
        "hgb",
        "hb",
        "psa",
        "cea",
        "average",
        "lowest",
        "highest",
        "minimum",
        "maximum",
        "bill",
        "ride",
        "drive",
        "visit",
        "session",
        "flight",
        "wait",
        "speed",
        "limit",
        "humidity",
    ]
)
_YOUNGEST, _OLDEST = 90, 124


class AgeRecognizer(RuleRecognizer):
    """The number alone is the identifier; ages up to eighty-nine stay."""

    kind = IdentifierKind.AGE_OVER_89
    rules = (
        Rule(
            number=False,
            pattern=rf"(?<![\d.$/-])(?P<id>{_AGE})[-\s]{{0,2}}(?:years?|yrs?|y)[-\s.]{{0,2}}(?:olds?|of\s+age|o\b|young)",
        ),
        Rule(
            number=False,
            pattern=rf"(?<![\d.$/-])(?P<id>{_DIGITS})\s?(?:yo|y\.o\.?|y/o|yr\.?|yof|yom|f\b|m\b)(?![a-z])",
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:age|aged|ages|age:)[\s:=]{{1,3}}(?:of\s+|is\s+|was\s+)?(?P<id>{_AGE})\b(?!\s?(?:%|percent))",
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:turn(?:s|ed|ing)?|almost|nearly)\s+(?P<id>{_AGE})\b{_NOT_AGE}",
        ),
        Rule(
            number=False,
            pattern=rf"\b{_WHO}{_IS}{_ADVERB}\s+(?P<id>{_AGE})\b{_NOT_AGE}",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:at|until|till|past)\s+(?:the\s+(?:ripe\s+)?(?:old\s+)?age\s+of\s+)?(?P<id>{_AGE})\b(?=\s*(?:[,.!?;)]|and|with|he|she|i|is|can|should|would|do|$)){_NOT_AGE}",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"\b{_WHO}(?:\s[^\W\d_]+)?,\s(?:now\s|only\s|just\s|almost\s|nearly\s|aged?\s)?(?P<id>{_AGE})(?=[,.;!?\n]|\sand\b|$)",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:lived?|made\sit|got|survived|lasted|die[ds]?|passed)\s(?:to\s(?:be\s)?|at\s|till\s|until\s|past\s)(?P<id>{_AGE})\b{_NOT_AGE}",
        ),
        Rule(
            number=False,
            pattern=rf"(?P<before>[^\W\d_]+)[,)\"']{{0,2}}\s(?:was|is|were|be|turned|turns|reached|hit)\s(?:only\s|just\s|already\s|about\s)?(?P<id>{_AGE})(?=[,.;!?](?!\d)|$|\s(?:but|now|or|lives?|wont|and|when|next|this|on\s(?:his|her|my|their)|and\s(?:he|she|they|still|lives?|in|has|was|wants|walks|drives|sharp)|years)\b){_NOT_AGE}",
            certainty=LIKELY,
        ),
        Rule(
            number=False,
            pattern=rf"(?P<before>(?-i:[A-Z])[^\W\d_]{{2,}})\s(?P<id>{_DIGITS})(?=[,.;]|\s[a-z]|$){_NOT_AGE}",
            certainty=LIKELY,
        ),
        Rule(
            number=False,
            pattern=rf"\b{_WHO}\s?[,(]\s?(?P<id>{_DIGITS})\s?[,)]{_NOT_AGE}",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"(?-i:[A-Z][^\W\d_]+)\s?\((?:age\s|aged\s)?(?P<id>{_DIGITS})\)(?!\s?(?:%|mg))",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"(?-i:[A-Z][^\W\d_]+),\s(?:now\s|aged?\s)?(?P<id>{_DIGITS})(?=[,.;!?]\s(?!\d)|\sand\s|\swith\s|\)|$)",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=r"\b(?:his|her|my|their|s|'s|mid|late|early)[\s-]+(?:(?:mid|late|early)[\s-]+)?(?P<id>90'?s|nineties)\b",
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:his|her|my|their|'s)\s+(?P<id>9\dth|1[01]\dth|ninetieth|ninety[- ]{_UNIT}|hundredth)\s+birthday",
        ),
        Rule(
            number=False,
            pattern=rf"(?P<before>[^\W\d_]+)(?:'s|\sis|\swas|\sturned|\sturns|\sreached|\shit|\smade|,)\s(?:now\s|only\s|nearly\s|almost\s|just\s|still\s)?(?P<id>{_SAID}){_NOT_AGE}(?!\s[a-z]+s\b)",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:he|she|i|they)\s(?P<id>{_AGE})(?=\s(?:now|already|years?|yrs?|but|and\sstill)\b)",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"(?<![\d.$/:-])(?P<id>{_DIGITS}|{_SAID})\s(?:years|yrs)\b(?!\s(?:ago|later|from|lease|warranty|of\s(?:research|data)))",
            certainty=LIKELY,
        ),
        Rule(
            number=False,
            pattern=rf"(?:^|[.!?]\s)(?P<id>{_DIGITS}|{_SAID})(?=(?:,|\sand|\sbut|\swith)\s(?:on|still|has|had|frail|sharp|lives|living|never|all|he|she|her|his|with|in|dementia)\b)",
            certainty=LIKELY,
        ),
        Rule(
            number=False,
            pattern=rf"\b(?:at|lived?\sto|till|until|past)\s(?P<id>{_SAID})\b{_NOT_AGE}(?!\s[a-z]+s\b)",
            certainty=SHAPED,
        ),
        Rule(
            number=False,
            pattern=rf"\b(?P<id>{_AGE})\s?(?:[fm]|male|female|man|woman|lady|gentleman)\b",
            certainty=SHAPED,
        ),
    )

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Search only texts that hold such a number."""
        traits = traits_of(text)
        if any(_is_old(n) for n in traits.numbers) or not traits.words.isdisjoint(_OLD_WORDS):
            yield from super().find(text)

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """What is said to be old must not be a measurement or its unit."""
        before = match.groupdict().get("before")
        if before is None:
            return True
        plain = before.lower()
        told = match.end("before") + 1 < match.start(IDENTIFIER)
        if told or before[0].islower():
            return not (plain in _MEASURED or is_clinical(plain))
        return is_name(plain) or is_rare_name(plain)


def _is_old(number: str) -> bool:
    return len(number) <= len("124") and _YOUNGEST <= int(number) <= _OLDEST
