"""Find ZIP codes and postcodes."""

import re
from collections.abc import Sequence

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import LIKELY, SHAPED, Rule, RuleRecognizer
from assistant.phi.vocabulary import is_ordinary, is_place

_REACH = 24
_LONGEST_NAME = 3
_WORDS_OF_TWO = frozenset(
    [
        "in",
        "or",
        "me",
        "hi",
        "ok",
        "oh",
        "pa",
        "ma",
        "la",
        "de",
        "al",
        "id",
        "co",
        "mt",
        "us",
        "on",
        "as",
        "no",
        "go",
        "so",
        "we",
        "is",
        "it",
        "at",
        "to",
        "by",
        "my",
    ]
)
_ZIP = r"\d{5}(?:[- ]\d{4})?"
_BRITISH = r"[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d"

_FOREIGN_STREET = r"(?:rue|traverse|impasse|all[eé]e|quai|chemin|passage|cours|boulevard|avenue|calle|via|viale|corso|rua|avenida|place|piazza)"
_HERE = r"live|living|lives|lived|reside|resides|located|area|home|move[ds]?|moving|near|around|neighbou?rhood"
_COUNTED = r"dollars|miles|feet|people|patients|cells|platelets|units|steps|copies|women|men"


class ZipCodeRecognizer(RuleRecognizer):
    """Five digits after a state or a word that says ZIP; British and Canadian codes by shape."""

    kind = IdentifierKind.ZIP
    fewest_digits = 2

    @override
    def make_rules(self) -> Sequence[Rule]:
        """Return the patterns, widest cue first."""
        return (
            Rule(
                pattern=announced(
                    r"zip(?:\s?code)?s?|eircode|postal(?:\s?code)?|post\s?code|pin\s?code",
                    rf"{_ZIP}|{_BRITISH}|{_CANADIAN}|\d{{4,6}}",
                ),
                words="zip zips zipcode eircode postal post postcode pin pincode",
            ),
            Rule(
                run=5,
                pattern=rf"(?P<before>[A-Za-z]{{2,}})\.?,?\s{{1,2}}(?P<id>{_ZIP})(?![\d%]|[.,]\d)",
            ),
            Rule(
                run=5,
                pattern=rf"\b(?:{_HERE})\b[^.\n\d$]{{0,20}}(?P<id>\d{{5}})\b(?!\s?(?:{_COUNTED}|[,.]?\d|%))",
                words=_HERE.replace("|", " ").replace("[ds]?", "d moves move").replace("u?", "u"),
            ),
            Rule(
                pattern=r"(?<![\w.,/$-])(?P<id>[1-9]\d{3}(?:\s?(?-i:[A-Z]{2}))?|\d{5,6})\s(?P<town>(?-i:[A-Z])[^\W\d_]{3,})\b",
                certainty=LIKELY,
            ),
            Rule(
                run=5,
                pattern=r"(?P<before>[A-Za-z]{4,}),?\s{1,2}(?P<id>[1-9]\d{5}|\d{5})(?![\d%]|[.,]\d)",
                certainty=LIKELY,
            ),
            Rule(
                pattern=r"\b(?P<id>[AC-FHKNPRTV-Y]\d[\dW]\s?(?=[AC-FHKNPRTV-Y]*\d)[AC-FHKNPRTV-Y\d]{4})\b",
                certainty=SHAPED,
                ignore_case=False,
            ),
            Rule(
                run=5,
                pattern=r"\b(?:i'?m|we'?re|i\sam|we\sare|she'?s|he'?s|live|out|here)\s(?:in|at|near|from)\s(?P<id>\d{5})(?![\d%]|[.,]\d)",
            ),
            Rule(pattern=r"\b(?P<id>\d{5})\szip\b", words="zip"),
            Rule(
                run=5,
                pattern=r"(?:^|[.!?…]\s)(?P<id>\d{5})(?=[.!?](?:\s|$)|$)",
                certainty=LIKELY,
            ),
            Rule(
                run=5,
                pattern=rf"\b{_FOREIGN_STREET}\s[^\d\n]{{2,40}}?,\s(?-i:[A-Z])[\w'-]+,?\s(?P<id>\d{{4,6}})\b",
            ),
            Rule(
                pattern=r"\b(?-i:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Way|Terrace|Court|Place|Crescent|Grove|Gardens),\s(?:(?-i:[A-Z])[\w'-]+,\s)?(?P<id>(?-i:[A-Z]{1,2}\d{1,2}[A-Z]?))(?![\w-])",
            ),
            Rule(
                run=4,
                pattern=rf"\b\d{{1,5}},?\s{_FOREIGN_STREET}\s[^\d\n]{{2,40}}?,\s(?P<id>\d{{4,6}})\b",
            ),
            Rule(pattern=r"\b(?:in|near|from)\s(?P<id>0\d{4})(?![\d%]|[.,]\d)", certainty=LIKELY),
            Rule(pattern=r"\bfrom\s\d{5}\sto\s(?P<id>\d{5})\b(?!,\d|%)", words="from"),
            Rule(
                pattern=rf"(?<![\w-])(?P<id>{_BRITISH})(?![\w-])",
                certainty=SHAPED,
                ignore_case=False,
            ),
            Rule(pattern=rf"(?<![\w-])(?!T\dN\dM)(?P<id>{_CANADIAN})(?![\w-])", certainty=SHAPED),
            Rule(run=5, pattern=r"(?<![\w.,$-])(?P<id>\d{5}-\d{4})(?![\w-])", certainty=LIKELY),
        )

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """A number after a mere word is a ZIP only where a state ends before it."""
        if "town" in match.re.groupindex:
            town = match["town"].lower()
            return is_place(town) and (not is_ordinary(town) or town in words("world_cities"))
        if "before" not in match.re.groupindex:
            return super().accept(match)
        before = match.string[max(match.end("before") - _REACH, 0) : match.end("before")]
        return _ends_with_state(before) or _ends_with_place(before)


def _ends_with_place(text: str) -> bool:
    parts = text.split()
    names = (" ".join(parts[-count:]) for count in range(1, _LONGEST_NAME + 1))
    return any(_is_unmistakable(name) for name in names)


def _is_unmistakable(name: str) -> bool:
    plain = name.lower()
    return is_place(plain) and (name[0].isupper() or not is_ordinary(plain))


def _ends_with_state(text: str) -> bool:
    parts = text.split()
    last = parts[-1]
    if len(last) == len("OH"):
        return last.lower() in words("states") and (last.isupper() or last not in _WORDS_OF_TWO)
    names = (" ".join(parts[-count:]).lower() for count in range(1, _LONGEST_NAME + 1))
    return any(name in words("states") for name in names)
