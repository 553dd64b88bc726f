"""What the lexicon knows about one name."""

import re
from dataclasses import dataclass
from enum import StrEnum

SEPARATORS = re.compile("[\\s\\-/.,_'\u2019]+")


class MentionKind(StrEnum):
    """What a word can name; the value is its letter in marked text."""

    DRUG = "d"
    BIOMARKER = "b"
    CANCER = "c"
    SITE = "t"
    PROCEDURE = "p"
    LAB = "l"
    CONDITION = "k"
    ALLERGEN = "a"
    ORGAN = "o"
    """An organ whose cancer is named by it alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meaning of a form."""

    kind: MentionKind
    name: str
    value: str | None = None
    """What the form itself says: a histology, "low" in "neutropenia", "bilateral"."""
    group: str = ""
    """Class of a drug, family of a marker."""
    implies: tuple[tuple[str, str], ...] = ()
    """Markers and values that one phrase stands for: "triple negative"."""
    short: bool = False
    """True: counts only with context."""


def compact(form: str) -> str:
    """Return `form` so that spaces, hyphens, slashes, dots and capitals make no difference."""
    return SEPARATORS.sub("", form.lower())
