"""Find companies and schools a person belongs to."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList, words_of
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.organization import find_organizations
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.vocabulary import bare, cue_words, is_clinical

_WORKS = (
    r"(?:work(?:s|ed|ing)?|job|shift|career|employed|employee|manager|cashier|nurse|engineer|teach(?:es|er|ing)?|taught|driver|clerk|"
    r"internship|student|studies|studying|freshman|sophomore|senior|professor|years|principal|coach|volunteer(?:s|ing|ed)?|hr|boss|insurance)"
)
_TRIGGERS = (
    "work works worked working job shift career employed employee manager cashier nurse engineer teach teaches "
    "teacher teaching taught driver clerk internship student studies studying freshman sophomore senior professor "
    "years principal coach volunteer volunteers volunteering volunteered hr boss insurance"
)
_WORK_WORDS = frozenset(_TRIGGERS.split()) | frozenset(
    [
        "through",
        "retired",
        "employer",
        "company",
        "drove",
        "drives",
        "drive",
        "manage",
        "fired",
        "laid",
        "leave",
        "job",
        "cobra",
        "benefits",
        "fmla",
        "hr",
        "coworkers",
        "coworker",
        "clocked",
        "overtime",
        "warehouse",
        "union",
        "shifts",
        *[
            "layoff",
            "yrs",
            "years",
            "eeoc",
            "pension",
            "asbestos",
            "mesothelioma",
            "exposed",
            "exposure",
            "cooks",
            "cleans",
            "cleaning",
            "sews",
            "welds",
            "nails",
            "part-time",
            "clerk",
            "then",
        ],
        "layoffs",
        "hired",
    ]
) - {"nurse", "insurance"}
_TYPE = (
    r"(?:High School|Middle School|Elementary(?: School)?|Academy|College|University|Community College|"
    r"School District|Prep|Inc|LLC|Corp|Ltd|Unified)"
)
_TYPE_WORDS = "school elementary academy college university district prep inc llc corp ltd unified"
_REACH = 5
_AS_A_SERVICE = re.compile(
    r"(?:'s)?\s(?:driver|drivers|ride|rides|eats|app|prime|card|order|delivery|account|reviews?|search|maps?|doc|docs|meet|call)\b",
    re.IGNORECASE,
)
"""An "Uber driver" takes one to the clinic; it is not where the writer works."""
_WORD = r"[A-Z](?:[\w&'-]|\.(?=\w)|(?<=[A-Z])\.|(?<=\bSt)\.)*"
_NAME = rf"(?-i:{_WORD}(?:[ ](?:&|of)[ ]{_WORD}|[ ]{_WORD}){{0,4}})"


class EmployerRecognizer(RuleRecognizer):
    """Names after words for work, schools by their type, and large companies after such words."""

    kind = IdentifierKind.EMPLOYER
    rules = (
        Rule(
            pattern=rf"\b{_WORKS}\s(?:full[- ]time\s|part[- ]time\s|\d+\syears\s)?(?:at|for|by|with|from)\s(?:the\s)?(?P<id>{_NAME})",
            certainty=LIKELY,
            number=False,
            words=_TRIGGERS,
        ),
        Rule(
            pattern=r"\b(?:employer|company|school|firm|retired\sfrom|laid\soff\s(?:from|by)|fired\s(?:from|by))\s"
            rf"(?:is\s|was\s|called\s|:\s?)?(?P<id>{_NAME})",
            certainty=LIKELY,
            number=False,
            words="employer company school firm retired laid fired",
        ),
        Rule(
            pattern=rf"\b(?:drives?|drove|driving|worked|works?|mechanic|driver|guard|clerk|cook|welder|pilot|janitor|foreman|mailman|trucker|"
            rf"technician|electrician|plumber|secretary|accountant|salesman|waitress|waiter|bartender|custodian|dispatcher|machinist|stocker|"
            rf"picker|packer|supervisor|plays?|played|sings?|sang|interviewed|applied|hired)\s(?:\w+\s)?(?:at|for|with|by)\s(?:the\s)?(?P<id>{_NAME})",
            certainty=LIKELY,
            number=False,
            words="drive drives drove driving worked work works mechanic driver guard clerk cook welder pilot janitor foreman mailman trucker "
            "technician electrician plumber secretary accountant salesman waitress waiter bartender custodian dispatcher machinist stocker "
            "picker packer supervisor play plays played sing sings sang interviewed applied hired",
        ),
        Rule(
            pattern=r"\b(?:my|his|her|our|the|a|for)\s(?P<id>(?-i:[A-Z][A-Za-z&.'-]+(?:\s[A-Z][A-Za-z&.'-]+)?))\s(?:job|shift|paycheck|coworkers?|warehouse|factory|plant|payroll|pension|401k)\b",
            certainty=LIKELY,
            number=False,
            words="job shift paycheck coworker coworkers warehouse factory plant payroll pension",
        ),
        Rule(
            pattern=rf"\b(?-i:preschool|daycare|kindergarten|school|nursery|academy|college|university)[ ](?:is\s|called\s|named\s|at\s)?(?P<id>{_NAME})",
            certainty=LIKELY,
            number=False,
            words="preschool daycare kindergarten school nursery academy college university",
        ),
        Rule(
            pattern=rf"\b(?P<id>(?-i:(?:(?!(?:The|My|Our|At|In|From)\s)[A-Z][\w.'-]+\s){{1,4}}{_TYPE}))\b",
            certainty=SHAPED,
            number=False,
            words=_TYPE_WORDS,
        ),
        Rule(
            pattern=r"\b(?P<id>(?-i:University|College)\sof\s(?:the\s)?(?-i:[A-Z]\w+)(?:\s(?-i:[A-Z]\w+))?)\b",
            certainty=SHAPED,
            number=False,
            words="university college",
        ),
        Rule(
            pattern=r"\b(?P<id>(?:fire|police|sheriff'?s?|school|transit|sanitation|water|parks|highway|transportation|corrections)\s"
            r"(?:department|dept|district|authority)\sof\s(?:the\s)?(?-i:[A-Z])[\w'-]+(?:[ ](?-i:[A-Z])[\w'-]+)?)\b",
            certainty=SHAPED,
            number=False,
            words="department dept district authority",
        ),
        Rule(
            pattern=r"\b(?P<id>(?-i:[A-Z])[\w'-]+[ ](?:&|and)[ ](?:sons|daughters|bros|brothers|co)\b(?:[ ](?-i:[A-Z])[\w'-]+)?)",
            certainty=SHAPED,
            number=False,
            words="sons daughters bros brothers co",
        ),
        Rule(pattern=r"\b(?P<id>(?-i:P\.?S\.?|I\.?S\.?|J?HS)\s?#?\d{1,3})\b", certainty=SHAPED),
    )

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """A treatment or a month is no employer ("works with Keytruda", "retired from May on")."""
        first = bare(match.group(IDENTIFIER).split()[0].lower())
        coded = any(c.isdigit() for c in first) and len(match.group(IDENTIFIER).split()) == 1
        if is_clinical(first) or first in cue_words()["month"] or first in cue_words()["title"]:
            return False
        return not coded or match.group(IDENTIFIER)[:2].upper() in (
            "PS",
            "P.",
            "IS",
            "I.",
            "HS",
            "JH",
            "3M",
            "7-",
        )

    @override
    def load(self) -> None:
        """Index the large companies by their first word."""
        super().load()
        self._known = PhraseList(words("employers"))

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the rules' matches, and large companies close after a word for work."""
        yield from super().find(text)
        found = words_of(text)
        for start, end in find_organizations(text, "school head"):
            yield start, end, SHAPED
        if not _WORK_WORDS.isdisjoint(word.lower for word in found):
            for start, end in find_organizations(text, "business head"):
                yield start, end, LIKELY
        for start, end, index in self._known.find(text):
            if _AS_A_SERVICE.match(text, end):
                continue
            before = {word.lower for word in found[max(index - _REACH, 0) : index + _REACH]}
            if not before.isdisjoint(_WORK_WORDS):
                yield start, end, LIKELY
