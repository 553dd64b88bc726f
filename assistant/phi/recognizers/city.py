"""Find towns, counties and other places smaller than a state."""

import re
from collections.abc import Iterator, Sequence

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList, words_of
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.vocabulary import (
    all_places,
    is_clinical,
    is_function_word,
    is_name,
    word_ranks,
)

_CUES = frozenset(
    [
        "in",
        "near",
        "from",
        "to",
        "at",
        "around",
        "outside",
        "visiting",
        "downtown",
        "leaving",
        "via",
        "past",
        "for",
        "toward",
        "towards",
        "into",
        "through",
    ]
)
_CODE_AFTER = re.compile(
    r",?\s(?:\d{5,6}\b(?![,.]\d|\s?(?:mg|people|dollars|patients))|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b)"
)
_CODE_BEFORE = re.compile(r"\b\d{4,6}\s$")
_UNUSUAL_FROM = 9000


class CityRecognizer(RuleRecognizer):
    """A known place after a cue, a place before its state, and "... County"."""

    kind = IdentifierKind.CITY

    @override
    def load(self) -> None:
        """Index the places by their first word."""
        super().load()
        places = all_places() - words("states")
        short = {"st " + p.removeprefix("saint ") for p in places if p.startswith("saint ")}
        self._places = PhraseList(places | short)

    @override
    def make_rules(self) -> Sequence[Rule]:
        """Return the patterns; what stands after the comma is looked up."""
        town = r"(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+){0,2})"
        return (
            Rule(
                pattern=rf"\b(?P<id>{town}),\s?(?P<state>(?-i:[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?|[a-z]{{4,}}))\b",
                certainty=SHAPED,
                number=False,
                signs=",",
            ),
            Rule(
                pattern=r"\b(?P<id>(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+)?)\s(?:county|township|parish|borough))\b",
                certainty=SHAPED,
                number=False,
                words="county township parish borough",
            ),
        )

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the rules' matches, and known places where a cue or a state stands beside."""
        yield from super().find(text)
        found = words_of(text)
        for start, end, index in self._places.find(text):
            before = found[index - 1].lower if index else ""
            cued = (
                before in _CUES or _CODE_AFTER.match(text, end) or _CODE_BEFORE.search(text[:start])
            )
            if cued and _is_meant(text[start:end]):
                yield start, end, LIKELY

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """A sentence's first word is no town, and neither is a name before a comma and "me"."""
        if "state" in match.re.groupindex and not _is_state(match["state"]):
            return False
        first = match.group(IDENTIFIER).split()[0].lower()
        return not is_function_word(first) and not is_clinical(first)


def _is_state(written: str) -> bool:
    names = {written.lower(), written.split()[0].lower()} & words("states")
    return any(len(name) > len("OH") or written[: len(name)].isupper() for name in names)


def _is_meant(phrase: str) -> bool:
    plain = phrase.lower()
    if is_clinical(plain) or is_function_word(plain):
        return False
    rank = word_ranks().get(plain)
    unusual = " " in plain or rank is None or rank > _UNUSUAL_FROM
    if plain in words("world_cities") and not is_function_word(plain):
        return True
    return phrase[0].isupper() or (unusual and not is_name(plain))
