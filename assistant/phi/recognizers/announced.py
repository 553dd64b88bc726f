"""Patterns of values that a word announces: "MRN is 448-812", "member id: XZ 99 120"."""

import re

_LINK = (
    r"(?:is|was|are|no|nr|num|number|numbers|ids?|code|of|the|it|its|it's|that's|thats|still|now|"
    r"on|file|card|goes|reads|says|starts|starting|ends|ending|end|in|with|listed|as|under|here|"
    r"for|my|his|her|our|mom|mom's|dad|dad's|has|new|old|current|be|should|me|called|which|and|"
    r"they|gave|you|sure|think|think's|believe|i)"
)
_GAP = r"[\s:#=.,;(\"'\-]"
FILLER = rf"(?:{_GAP}{{1,4}}{_LINK}\b){{0,6}}{_GAP}{{0,4}}"
CODE = (
    r"(?=(?:[A-Z]{0,8}[-/.]?|(?-i:[A-Z]{1,5}) )\d)(?:[A-Z]{0,8}[-/.]?|(?-i:[A-Z]{1,5}) )\d[\dA-Z]*"
    r"(?:[-/. ][A-Z]{0,3}\d[\dA-Z]+|-[\dA-Z]{1,6}\b|/\d+)*"
)
"""Letters and digits, at least one digit, in groups that dashes, slashes or blanks part."""
_SPOKEN_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
SPOKEN = rf"{_SPOKEN_DIGIT}(?:[\s,\-]{{1,2}}(?:{_SPOKEN_DIGIT}|\d{{1,4}})\b){{3,18}}"
SPACED = r"\d(?:[\s\-.]\d){4,}"
_COUNTED = re.compile(rf"\d|\b{_SPOKEN_DIGIT}\b", re.IGNORECASE)


def announced(words: str, value: str = CODE) -> str:
    """Return a pattern for `value` after one of `words`, with small words between."""
    return rf"(?<![A-Za-z])(?:{words})(?![a-z]){FILLER}(?P<id>{SPACED}|{SPOKEN}|{value})(?![A-Z\d])"


def digits_of(text: str) -> str:
    """Return the digits of a text, nothing else."""
    return re.sub(r"\D", "", text)


def count_digits(text: str) -> int:
    """Count digits, the spoken ones included."""
    return len(_COUNTED.findall(text))
