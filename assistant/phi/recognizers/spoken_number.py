"""Find numbers that are dictated: spelled out, in groups, with "double", "dash" or "then" between."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.number_words import DIGITS, TEENS, TENS
from assistant.phi.lexicon import public_contacts
from assistant.phi.number_cues import cue_before
from assistant.phi.recognizers.finder import KindFind, KindsFinder
from assistant.phi.recognizers.traits import traits_of

_DIGITS = {word: str(value) for value, word in enumerate(DIGITS)} | dict.fromkeys(
    ("oh", "nought", "naught"), "0"
)
_TIMES = {"double": 2, "dbl": 2, "triple": 3, "treble": 3, "quadruple": 4}
_ONE = rf"(?:\d|{'|'.join(_DIGITS)}|(?<![a-z])o(?![a-z']))"
_LETTER = (
    r"(?:(?:ay|bee|cee|dee|ee|eff|gee|aitch|jay|kay|ell|em|en|pee|cue|ar|ess|tee|vee|ex|wye|zed|zee|dash)\b"
    r"|(?-i:[A-Z]{1,6}(?:-[A-Z]{1,4})?)(?![\w'])(?:\s(?:as\sin|for|like)\s[a-z]+)?)"
)
_TYPED = r"[\do]*\d[\do]*(?![a-z])"
"""Digits; some type an o for a zero."""
_ITEM = (
    rf"(?:(?:{'|'.join(_TIMES)})\s{_ONE}(?!\d)|{_ONE}\shundred|{_TYPED}|(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(_DIGITS)}))?"
    rf"|{'|'.join(TEENS)}|{'|'.join(_DIGITS)}|o(?=[\s,-])|(?<=[\s,-])(?-i:[A-HJ-Z])(?=[\s,-]))"
)
_SAID = r"(?:and\s+)?(?:then|dash|dot|hyphen|slash|stroke|space)\b"
_GAP = rf"(?:(?:\s*(?:[,\u2013-]|\.{{2,3}})\s*|\s(?:\.\s){{1,3}}|\s+){{1,2}}(?:{_SAID}[\s,]*)?)"
_RUN = re.compile(
    rf"(?<![\w$£€.:/-])(?:\+?\(?)(?P<letters>(?:{_LETTER}{_GAP}){{0,4}})(?P<run>{_ITEM}(?:{_GAP}{_ITEM})+)(?![\w%]|[.,:/]\d)",
    re.IGNORECASE,
)
_PART = re.compile(_ITEM, re.IGNORECASE)
_SPOKEN = re.compile(rf"{_SAID}|[a-z]{{2,}}", re.IGNORECASE)
_DIGIT_GROUP = re.compile(r"\d+")
_TYPO = re.compile(r"\do|\bo\d", re.IGNORECASE)
_AMOUNT = re.compile(r"\d,\d{3}(?!\d)")
_FEWEST, _MOST = 7, 24
_FEWEST_ANNOUNCED = 4
_CERTAINTY = 0.9
_LONGEST_PHONE = 15
_ONE_BY_ONE = 7
_SPEAKS = frozenset([*_DIGITS, *_TIMES, *TENS, *TEENS, "then", "dash", "dot", "hyphen"])
_KINDS = (
    IdentifierKind.DATE, IdentifierKind.PHONE, IdentifierKind.FAX, IdentifierKind.SSN, IdentifierKind.MRN,
    IdentifierKind.ACCOUNT, IdentifierKind.HEALTH_PLAN_ID, IdentifierKind.LICENSE,
    IdentifierKind.DEVICE, IdentifierKind.VEHICLE, IdentifierKind.OTHER_ID,
)  # fmt: skip


class SpokenNumberRecognizer(KindsFinder):
    """What the number is for is told by the words before it; without any it is a telephone's."""

    kinds = _KINDS

    @override
    def find_kinds(self, text: str) -> Iterator[KindFind] | Sequence[KindFind]:
        """Yield the dictated numbers."""
        traits = traits_of(text)
        if traits.words.isdisjoint(_SPEAKS) and len(traits.numbers) < _ONE_BY_ONE:
            return ()
        return ((kind, (start, end), _CERTAINTY) for start, end, kind in _find(text))


def read_digits(run: str) -> str:
    """Return the digits that are dictated ("oh double one" is 011)."""
    return "".join(_read(part) for part in _PART.findall(run))


def _read(part: str) -> str:
    first, *rest = re.split(r"[\s-]+", part.lower())
    if first in _TIMES and rest:
        return _digit(rest[0]) * _TIMES[first]
    if rest == ["hundred"]:
        return _digit(first) + "00"
    if first in TENS:
        return str(TENS.index(first) + 2) + (_digit(rest[0]) if rest else "0")
    if first in TEENS:
        return str(TEENS.index(first) + 10)
    return _digit(first)


def _digit(word: str) -> str:
    return _DIGITS.get(word) or "".join(re.findall(r"\d", word.replace("o", "0")))


def _find(text: str) -> Iterator[tuple[int, int, IdentifierKind]]:
    for match in _RUN.finditer(text):
        run, letters = match["run"], match["letters"]
        cue = cue_before(text, match.start())
        if not _is_identifier(run, announced=cue is not None):
            continue
        with_letters = bool(letters) and (cue is not None or "dash" in letters)
        start = match.start() if with_letters or not letters else match.start("run")
        yield start, match.end(), cue or _kind_of(read_digits(run))


def _is_identifier(run: str, *, announced: bool) -> bool:
    """Whether so many digits are said, or given one by one, that nobody would count so."""
    digits = read_digits(run)
    if (
        _AMOUNT.search(run)
        or _counts_up(run)
        or digits.removeprefix("1") in public_contacts().phones
    ):
        return False
    said = len(_SPOKEN.findall(run)) + len(_TYPO.findall(run))
    groups = _DIGIT_GROUP.findall(run)
    one_by_one = (
        said == 0 and len(groups) >= _ONE_BY_ONE and sum(map(len, groups)) < 2 * len(groups)
    )
    if said == 0 and not one_by_one:
        return False
    least = _FEWEST_ANNOUNCED if announced and said else _FEWEST
    return least <= len(digits) <= _MOST


def _counts_up(run: str) -> bool:
    """Whether it is "one, two, three, four"."""
    steps = [read_digits(part) for part in _PART.findall(run)]
    numbers = [int(step) for step in steps if step]
    return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))


def _kind_of(digits: str) -> IdentifierKind:
    return IdentifierKind.PHONE if len(digits) <= _LONGEST_PHONE else IdentifierKind.OTHER_ID
