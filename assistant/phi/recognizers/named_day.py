"""Find days that a name or another language tells: "St David's Day", "28 nentor", "Vappu"."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.dates import ORDINALS
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList, words_of
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.traits import traits_of
from assistant.phi.vocabulary import bare, cue_words, is_function_word, is_ordinary

_NAMED = re.compile(
    r"(?<![\w'])(?P<id>(?:(?:[Ss]t\.?|[Ss]aint)\s)?(?P<name>[A-Z][\w'-]+)(?:\s[A-Z][\w'-]+)?\s(?:Day|day))\b(?!\s(?:\d|[Cc]are|[Uu]nit|[Hh]ospital|[Ww]ard|[Cc]ent|[Cc]linic|[Cc]ase|[Ss]urgery|\w+ing\b))"
)
_NATIONAL = re.compile(
    r"\b(?P<id>(?:[a-z]+(?:n|sh|ese|i)\s)?(?:flag|independence|national|republic|liberation|constitution|heroes|heritage|freedom|"
    r"reconciliation|emancipation|victory|unity|revolution|women's|workers'?|teachers?|children's|republic|youth|kings?|queen's|emperor's|"
    r"statehood|pioneer|family)\sday)\b(?!\s(?:care|unit|case))",
    re.IGNORECASE,
)
_ORDINAL = rf"(?:{ORDINALS}|(?:[12]?\d|3[01])(?:st|nd|rd|th))"
_OF_ORDINALS = re.compile(rf"\b(?P<id>{_ORDINAL}\sof\s(?:the\s)?{_ORDINAL})\b", re.IGNORECASE)
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:\.|º|er|-e|-án|-én|\s?de)?"
_DAY_BEFORE = re.compile(rf"(?<![\d.,/:-]){_NUMBER}\s?$")
_DAY_AFTER = re.compile(rf"\s{_NUMBER}(?![\d%/:]|[.,]\d|\s?(?:mg|ml|kg|cm|mm|g|l)\b)")
_ALONE, _SURE = 0.8, 0.9
_NO_DAY = frozenset(
    ["every", "next", "same", "first", "last", "day", "bad", "good", "rest", "sick", "off", "chemo"]
)


class NamedDayRecognizer(Finder):
    """Holidays of many peoples, and a month of another language beside a day."""

    kind = IdentifierKind.DATE

    @override
    def load(self) -> None:
        """Index the holidays by their first word."""
        self._holidays = PhraseList(words("holidays"))
        self._months = words("foreign_months")

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the days."""
        for start, end, _ in self._holidays.find(text):
            yield start, _with_day(text, end), _SURE
        yield from self._find_months(text)
        found = traits_of(text).words
        if "day" in found:
            yield from ((*m.span("id"), _ALONE) for m in _NATIONAL.finditer(text))
            yield from ((*m.span("id"), _ALONE) for m in _NAMED.finditer(text) if _is_name(m))
        if "of" in found:
            yield from ((*m.span("id"), _SURE) for m in _OF_ORDINALS.finditer(text))

    def _find_months(self, text: str) -> Iterator[Find]:
        for word in words_of(text):
            if word.lower not in self._months:
                continue
            if before := _DAY_BEFORE.search(text[: word.start]):
                yield before.start(), word.end, _SURE
            elif after := _DAY_AFTER.match(text, word.end):
                yield word.start, after.end(), _SURE


def _with_day(text: str, end: int) -> int:
    return end + len(" day") if text[end : end + len(" day")].lower() == " day" else end


def _is_name(match: re.Match[str]) -> bool:
    """Whether a capital stands for a name ("Stephen's Day"), not for a sentence ("Every day")."""
    plain = bare(match["name"].lower())
    if plain in _NO_DAY or is_function_word(plain) or plain in cue_words()["weekday"]:
        return False
    capital_day = match.group().endswith("Day")
    return not is_ordinary(plain) or (capital_day and match.start() > 0)
