"""Find companies and schools a person belongs to."""

import re
from collections.abc import Sequence

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.recognizers.rule_recognizer import LIKELY, SHAPED, Rule, RuleRecognizer

_WORKS = (
    r"(?:work(?:s|ed|ing)?|job|shift|career|employed|employee|manager|cashier|nurse|engineer|teach(?:es|er|ing)?|taught|driver|clerk|"
    r"internship|student|studies|studying|freshman|sophomore|senior|professor|years|principal|coach|volunteer(?:s|ing|ed)?|hr|boss|insurance)"
)
_NAME = r"(?-i:[A-Z][\w&.'-]*(?:\s(?:and|&|of|the)\s[A-Z][\w&.'-]*|\s[A-Z][\w&.'-]*){0,4})"


class EmployerRecognizer(RuleRecognizer):
    """Names after words for work, schools by their type, and large companies after such words."""

    kind = IdentifierKind.EMPLOYER
    needs_digit = False

    def make_rules(self) -> Sequence[Rule]:
        """Names are read from a file."""
        known = "|".join(
            re.escape(name) for name in sorted(words("employers"), key=len, reverse=True)
        )
        return (
            Rule(
                pattern=rf"\b{_WORKS}\s(?:full[- ]time\s|part[- ]time\s|\d+\syears\s)?(?:at|for|by|with|from|in)\s(?:the\s)?(?P<id>{_NAME})",
                certainty=LIKELY,
            ),
            Rule(
                pattern=rf"\b(?:employer|company|school|firm|retired\sfrom|laid\soff\s(?:from|by)|fired\s(?:from|by))\s(?:is\s|was\s|called\s|:\s?)?(?P<id>{_NAME})",
                certainty=LIKELY,
            ),
            Rule(
                pattern=rf"\b(?:{_WORKS}|through|via|retired|employer|company|driver|drives?|drove)\b[^.\n]{{0,20}}?\b(?P<id>{known})(?![\w-])",
                certainty=LIKELY,
            ),
            Rule(
                pattern=r"\b(?P<id>(?-i:(?:[A-Z][\w.'-]+\s){1,4}(?:High School|Middle School|Elementary(?: School)?|Academy|College|University|Community College|School District|Prep|Inc|LLC|Corp|Ltd|Unified)))\b",
                certainty=SHAPED,
            ),
            Rule(
                pattern=r"\b(?P<id>(?-i:University|College)\sof\s(?:the\s)?(?-i:[A-Z]\w+)(?:\s(?-i:[A-Z]\w+))?)\b",
                certainty=SHAPED,
            ),
        )
