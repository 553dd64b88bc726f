"""Find companies and schools a person belongs to."""

from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList, words_of
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.rule_recognizer import LIKELY, SHAPED, Rule, RuleRecognizer

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
    ]
) - {"years", "nurse", "insurance"}
_TYPE = (
    r"(?:High School|Middle School|Elementary(?: School)?|Academy|College|University|Community College|"
    r"School District|Prep|Inc|LLC|Corp|Ltd|Unified)"
)
_TYPE_WORDS = "school elementary academy college university district prep inc llc corp ltd unified"
_REACH = 4
_NAME = r"(?-i:[A-Z][\w&.'-]*(?:\s(?:&|of)\s[A-Z][\w&.'-]*|\s[A-Z][\w&.'-]*){0,4})"


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
        Rule(pattern=r"\b(?P<id>(?-i:P\.?S\.?|I\.?S\.?|J?HS)\s?#?\d{1,3})\b", certainty=SHAPED),
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
        for start, end, index in self._known.find(text):
            before = {word.lower for word in found[max(index - _REACH, 0) : index]}
            if not before.isdisjoint(_WORK_WORDS):
                yield start, end, LIKELY
