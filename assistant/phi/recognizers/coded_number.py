"""Find numbers in groups, with letters among them, whatever they are for: "14/882/2024-K"."""

import re
from collections.abc import Iterator, Sequence

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import public_contacts
from assistant.phi.number_cues import cue_before, number_cues
from assistant.phi.recognizers.announced import digits_of
from assistant.phi.recognizers.finder import KindFind, KindsFinder
from assistant.phi.recognizers.traits import traits_of
from assistant.phi.vocabulary import bare, is_clinical, is_state, word_ranks

_LETTERS = r"[A-Z]{1,6}"
_GROUP = r"[A-Z]{0,5}\d[\dA-Z]*"
_RUN = re.compile(
    rf"(?<![\w.$£€/,+-])(?P<letters>(?:{_LETTERS}[-/. ]){{0,2}})(?P<run>{_GROUP}"
    rf"(?:(?:\s?-\s?|[/. ]){_GROUP}|[-/ ][A-Z]{{1,3}}(?![\w'\u2019]|\s[A-Z]\w)|/[a-z](?!\w))*(?:\s?\(\d\))?)(?![\w%]|[.,:/-]\d)"
)
_LETTER_PART = re.compile(r"([A-Z]+)[-/. ]")
_LAST_LETTERS = re.compile(r"[ ]([A-Z]{2,3})$")
_LONG_PARTS = re.compile(r"\w*[A-Z]\w+|\w+[A-Z]\w*")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s:]*$")
_DATE = re.compile(r"(?:[0-3]?\d|(?:19|20)\d\d)([./-])[0-3]?\d\1(?:\d\d|(?:19|20)\d\d)")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/ ](?:19|20)?\d\d)?")
_GROUPS = re.compile(r"\d+")
_FEWEST_BARE, _FEWEST_MIXED, _FEWEST_ANNOUNCED = 8, 5, 4
_FEWEST_PLAIN = 6
_FEWEST_GROUPS = 3
_ANNOUNCED, _LIKELY = 0.59, 0.5
"""Both give way to trial numbers and codes of medicine."""
_NEAR = 3
_SHORTEST_PLATE, _LONGEST_PLATE = 5, 9
_KINDS = tuple(kind for kind in IdentifierKind)
_UNITS = re.compile(
    r"\s?(?:mg|mcg|ml|g|kg|iu|units?|mmol|mmhg|gy|cgy|mm|cm|cells?|copies|days?|weeks?|months?|years?|pills?|"
    r"tablets?|dollars|usd|people|patients|steps|miles|km|hours?|minutes?|times|x)\b",
    re.IGNORECASE,
)


class CodedNumberRecognizer(KindsFinder):
    """After a word that announces one, a short code is enough; alone it must be long or mixed."""

    kinds = _KINDS

    @override
    def find_kinds(self, text: str) -> Iterator[KindFind] | Sequence[KindFind]:
        """Yield the codes."""
        return _find(text) if traits_of(text).digits else ()


def _find(text: str) -> Iterator[tuple[IdentifierKind, tuple[int, int], float]]:
    for match in _RUN.finditer(text):
        start, end = _start(match), _end(match)
        value = text[start:end]
        if _is_something_else(match, value):
            continue
        cue = cue_before(text, start, words=_NEAR)
        if cue is not None and _is_code(value, cue):
            yield cue, (start, end), _ANNOUNCED
        elif _is_code_alone(value):
            kind = cue_before(text, start) or IdentifierKind.OTHER_ID
            yield kind, (start, end), _LIKELY


def _start(match: re.Match[str]) -> int:
    """Return where the code begins: with the letters before it that are no word."""
    start = match.start("run")
    for part in reversed(list(_LETTER_PART.finditer(match["letters"]))):
        if _is_word(part.group(1).lower()):
            break
        start = match.start() + part.start()
    return start


def _end(match: re.Match[str]) -> int:
    """Return where the code ends: three letters after it may be the next word ("2024 FDA")."""
    last = _LAST_LETTERS.search(match["run"])
    is_word = last is not None and _is_word(last[1].lower())
    return match.end() - len(last.group()) if last is not None and is_word else match.end()


def _is_word(letters: str) -> bool:
    if letters in number_cues() or is_clinical(letters) or is_state(letters):
        return True
    return len(letters) > len("AB") and letters in word_ranks()


def _is_something_else(match: re.Match[str], value: str) -> bool:
    """Whether it is a date, a value with its unit, a medical short form, or a public number."""
    if _DATE.fullmatch(value) or _YEARS.fullmatch(value):
        return True
    if _UNITS.match(match.string, match.end()):
        return True
    if any(is_clinical(part.lower()) for part in _LONG_PARTS.findall(value)):
        return True
    if digits_of(value).removeprefix("1") in public_contacts().phones:
        return True
    before = _WORD_BEFORE.search(match.string[: match.start("run")].rstrip("-/. "))
    return before is not None and is_clinical(bare(before[1]))


def _is_code(value: str, kind: IdentifierKind) -> bool:
    """Whether it has digits enough and is no plain amount."""
    digits = digits_of(value)
    if kind is IdentifierKind.VEHICLE:
        return _SHORTEST_PLATE <= sum(map(str.isalnum, value)) <= _LONGEST_PLATE
    if "." in value and not any(c.isalpha() for c in value):
        return len(_GROUPS.findall(value)) >= _FEWEST_GROUPS
    return len(digits) >= (_FEWEST_PLAIN if value.isdigit() else _FEWEST_ANNOUNCED)


def _is_code_alone(value: str) -> bool:
    """Whether nobody would write an amount or a series of values so."""
    groups = _GROUPS.findall(value)
    digits = "".join(groups)
    letters = sum(c.isalpha() for c in value)
    if letters == 0:
        uneven = len({len(group) for group in groups}) > 1
        small = any(len(group) == 1 for group in groups)
        return (
            len(groups) >= _FEWEST_GROUPS
            and "." not in value
            and len(digits) >= _FEWEST_BARE
            and (uneven or small)
            and not all(group.endswith("0") for group in groups)
        )
    return len(digits) >= _FEWEST_MIXED and len(digits) + 2 * letters > _FEWEST_BARE
