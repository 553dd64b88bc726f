"""Find e-mail addresses, typed, spaced or spelled out."""

import re

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.rule_recognizer import IDENTIFIER, Rule, RuleRecognizer
from assistant.phi.vocabulary import is_function_word

_AT = r"(?:\s?@\s?|\s?[\[({]\s?at\s?[\])}]\s?|\s+at\s+)"
_DOT = r"(?:\s?\.\s?|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|\s+dot\s+)"
_HOST = (
    r"(?:gmail|g\s?mail|googlemail|yahoo|ymail|hotmail|outlook|icloud|aol|comcast|proton(?:mail)?|live|"
    r"msn|me|verizon|att|sbcglobal|mail|gmx|fastmail|zoho|bellsouth|cox|earthlink|charter|btinternet)"
)
_END = (
    r"(?:com|net|org|edu|gov|co|uk|ca|de|fr|us|info|me|io|in|au|ie|nz|mx|br|es|it|mil|health|care)"
)
_COUNTRIES = frozenset(["me", "in", "us", "it", "no", "at", "be", "is", "my"])
"""Ends of addresses that are small words too."""
_WORD = r"[A-Z0-9][A-Z0-9+_-]*"
_LETTERS = r"[A-Z](?:\s[A-Z]){1,2}(?!\w)"
_SPOKEN_SIGN = r",?\s(?:underscore|dash|hyphen|plus|dot|period|point),?\s"
_SPOKEN_AT = r"(?:\s?[\[({]\s?at\s?[\])}]\s?|,?\s+at\s+|\s?@\s?)"
_SPOKEN_DOT = r"(?:\s?[\[({]\s?dot\s?[\])}]\s?|,?\s+dot\s+)"
_TRIGGERS = (
    "dot gmail googlemail yahoo ymail hotmail outlook icloud aol comcast proton protonmail live msn verizon "
    "att sbcglobal gmx fastmail zoho"
)


class EmailRecognizer(RuleRecognizer):
    """Addresses by shape; asks no list of top-level domains and therefore no network."""

    kind = IdentifierKind.EMAIL
    rules = (
        Rule(
            pattern=r"(?P<id>[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\b", number=False, signs="@"
        ),
        Rule(
            pattern=rf"(?P<id>{_WORD}(?:(?:{_DOT}|\s(?:underscore|dash|hyphen|plus)\s|_){_WORD}){{0,4}}"
            rf"{_AT}(?:{_HOST}|{_WORD}(?:{_DOT}{_WORD}){{0,2}}){_DOT}{_END}(?:{_DOT}uk)?)\b",
            number=False,
            words=_TRIGGERS,
        ),
        Rule(
            pattern=rf"(?P<id>{_WORD}(?:(?:{_SPOKEN_SIGN}|_|\.){_WORD}){{0,4}}{_SPOKEN_AT}{_WORD}(?:\s{_WORD}){{0,2}}"
            rf"(?:{_SPOKEN_DOT}(?:{_LETTERS}|{_WORD})){{1,2}})\b",
            number=False,
            words="dot",
        ),
        Rule(
            pattern=rf"\be-?mail(?:\s(?:me|is|address|addy|at|to|her|him|us|them)|:){{0,3}}\s(?P<id>{_WORD}(?:(?:{_SPOKEN_SIGN}|\s){_WORD}){{0,5}}"
            rf"{_SPOKEN_AT}{_WORD}(?:{_SPOKEN_DOT}(?:{_LETTERS}|{_WORD})){{1,2}})\b",
            number=False,
            words="dot",
        ),
        Rule(
            pattern=rf"(?P<id>{_WORD}(?:{_SPOKEN_SIGN}{_WORD}){{1,4}}{_SPOKEN_AT}{_HOST})\b",
            number=False,
            words="underscore dash hyphen plus dot",
        ),
        Rule(
            pattern=rf"\b(?P<id>(?:[A-Z\d]\s){{3,}}(?:{_WORD}\s)?at\s{_WORD}(?:\s{_WORD})?{_SPOKEN_DOT}(?:{_LETTERS}|{_WORD})(?:{_SPOKEN_DOT}uk)?)\b",
            number=False,
            words="dot",
        ),
        Rule(pattern=rf"(?P<id>[\w.+-]+\s?@\s?{_HOST})\b(?!\.)", number=False, signs="@"),
        Rule(
            pattern=rf"\be-?mail\b[^.\n@]{{0,20}}?\b(?P<id>[\w.+-]+\sat\s{_HOST})\b",
            number=False,
            words="email mail",
        ),
    )

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """No address ends in a small word ("me at noon dot the")."""
        last = re.split(r"\W+", match.group(IDENTIFIER))[-1].lower()
        return last in _COUNTRIES or not is_function_word(last)
