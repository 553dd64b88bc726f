"""Find numbers with their units, so that no figure appears that no source gives."""

import re
from dataclasses import dataclass

from assistant.answering.language.words import stem
from assistant.number_words import VALUES

_SPELLED = {word: str(value) for word, value in VALUES.items()} | {"hundred": "100"}
_UNIT_WORDS = (
    r"%|°\s?[CF]\b|percent|per cent|mg|mcg|µg|g|grams?|ml|iu|kg|mm|cm|mmhg|hours?|days?|weeks?|months?|"
    r"years?|minutes?|seconds?|times|cycles?|tablets?|pills?|doses?|points?|degrees?|cigarettes?|drinks?"
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_QUANTITY = re.compile(
    rf"(?<![\w.-])(?P<value>{_NUMBER})(?P<range>\s?(?:-|\u2013|to|or|and)\s?(?P<upper>{_NUMBER}))?"
    rf"(?:\s?-?\s?(?P<unit>{_UNIT_WORDS})(?!\w))?(?![\w])",
    re.IGNORECASE,
)
_SPELLED_QUANTITY = re.compile(
    rf"\b(?P<word>{'|'.join(_SPELLED)})(?=[ -](?:{_UNIT_WORDS})(?!\w))", re.IGNORECASE
)
_RATIO = re.compile(
    rf"\b(?P<part>{'|'.join(_SPELLED)}|\d+)(?:-|\s)(?:in|out of|of)(?:-|\s)(?:every\s)?"
    rf"(?P<whole>{'|'.join(_SPELLED)}|\d+)\b",
    re.IGNORECASE,
)
_SAME_UNITS = {"per cent": "%", "percent": "%", "gram": "g", "degree": "°", "°c": "°c", "°f": "°f"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text gives it, and its unit, if any; of "one in three", 1 and the whole, 3."""

    value: str
    unit: str = ""


def quantities_of(text: str) -> frozenset[Quantity]:
    """Return the quantities of `text`; numbers inside names ("HER2", "E2108") are not among them."""
    digits = _SPELLED_QUANTITY.sub(lambda found: _SPELLED[found["word"].lower()], text)
    found = [
        Quantity(_plain(value), _unit(match["unit"]))
        for match in _QUANTITY.finditer(digits)
        for value in (match["value"], match["upper"])
        if value
    ]
    ratios = [Quantity(_ratio(one["part"]), _ratio(one["whole"])) for one in _RATIO.finditer(text)]
    return frozenset([*found, *ratios])


def unsupported(text: str, support: str) -> frozenset[Quantity]:
    """Return the quantities of `text` that `support` does not give with the same unit."""
    given = quantities_of(support)
    values = {quantity.value for quantity in given}
    missing = quantities_of(text) - given
    return frozenset(one for one in missing if one.unit or one.value not in values)


def _ratio(number: str) -> str:
    return _SPELLED.get(number.lower(), number)


def _plain(number: str) -> str:
    """Return one spelling: no thousands separators, no trailing zeros of a decimal."""
    joined = re.sub(r",(?=\d{3}(?!\d))", "", number).replace(",", ".")
    whole, _, rest = joined.partition(".")
    rest = rest.rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{rest}" if rest else whole.lstrip("0") or "0"


def _unit(unit: str | None) -> str:
    written = re.sub(r"\s", "", (unit or "").lower())
    return _SAME_UNITS.get(written, stem(written) if written.isalpha() else written)
