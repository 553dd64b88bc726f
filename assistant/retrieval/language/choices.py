"""Reads whether a text is on stopping a medicine, or on what comes after growth, whatever it names."""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from assistant.retrieval.language.concepts import Concepts
from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import words_of

STOPPING, GROWTH = "stopping", "growth"


def choices_in(text: str, medicines: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """Return what a person has to choose in `text`; `medicines` are words of names in it."""
    joined = " ".join(words_of(text))
    stopped = (found[1] for found in _stopping().finditer(joined))
    stops = any(what in medicines or _medicines().in_text(what) for what in stopped)
    grows = bool(_growth().in_text(joined))
    return frozenset({*([STOPPING] if stops else []), *([GROWTH] if grows else [])})


@cache
def _stopping() -> re.Pattern[str]:
    lists = load_word_lists(DATA / "choices.yaml")
    verbs, between = ("|".join(map(re.escape, lists[name])) for name in (STOPPING, "between"))
    return re.compile(rf"\b(?:{verbs})(?: (?:{between}))* (\w+)")


@cache
def _medicines() -> Concepts:
    return Concepts({"medicines": load_word_lists(DATA / "choices.yaml")["medicines"]})


@cache
def _growth() -> Concepts:
    return Concepts({GROWTH: load_word_lists(DATA / "choices.yaml")[GROWTH]})
