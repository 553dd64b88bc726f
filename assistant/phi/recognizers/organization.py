"""Reads names of organizations by their grammar: capitals around a word such as "Clinic"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from assistant.phi.lexicon import entries
from assistant.phi.phrases import TextWord, words_of
from assistant.phi.vocabulary import bare, is_clinical, is_function_word

_MOST_CAPITALS = 0.6
_LONGEST_GAP = 1
_JOINED = re.compile(r"\s&\s|,\s?")


@cache
def organization_words() -> dict[str, frozenset[str]]:
    """Return the words names of organizations are made of, by their part in them."""
    by_part: dict[str, set[str]] = {}
    for part, word in entries("organizations"):
        by_part.setdefault(part, set()).add(word)
    return {part: frozenset(found) for part, found in by_part.items()}


def find_organizations(text: str, heads: str, pairs: str = "") -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words with a head and a word that is proper to the name."""
    for run in _runs(text):
        if _has_head(run, heads, pairs):
            kept = _without_opening(run)
            if kept and any(_is_proper(word, text) for word in kept):
                yield kept[0].start, kept[-1].end


@lru_cache(maxsize=4)
def _runs(text: str) -> tuple[tuple[TextWord, ...], ...]:
    return tuple(tuple(run) for run in _find_runs(text))


def _find_runs(text: str) -> Iterator[list[TextWord]]:
    found = words_of(text)
    capitals = sum(text[word.start].isupper() for word in found)
    if capitals > _MOST_CAPITALS * len(found) and len(found) > len("eight---"):
        return
    run: list[TextWord] = []
    for word in found:
        if run and not _goes_on(run[-1], word, text):
            yield _without_connectors(run)
            run = []
        if text[word.start].isupper() or (run and _is_connector(word)):
            run.append(word)
        elif run:
            yield _without_connectors(run)
            run = []
    if run:
        yield _without_connectors(run)


def _goes_on(last: TextWord, word: TextWord, text: str) -> bool:
    gap = text[last.end : word.start]
    return (
        gap in (" ", "-", "/", ". ") and (gap != ". " or len(last.lower) <= len("st"))
    ) or gap == " & "


def _is_connector(word: TextWord) -> bool:
    return word.lower in organization_words()["organization connector"]


def _without_connectors(run: list[TextWord]) -> list[TextWord]:
    while run and _is_connector(run[-1]):
        run.pop()
    return run


def _has_head(run: Sequence[TextWord], heads: str, pairs: str) -> bool:
    if len(run) <= 1:
        return False
    known = organization_words()
    if any(bare(word.lower) in known[heads] or word.lower in known[heads] for word in run):
        return True
    return bool(pairs) and any(
        f"{first.lower} {second.lower}" in known[pairs] for first, second in pairwise(run)
    )


def _without_opening(run: Sequence[TextWord]) -> list[TextWord]:
    """Leave out what only opens a sentence: "At Mercy Clinic", "My Kaiser Clinic"."""
    kept = list(run)
    while kept and (is_function_word(kept[0].lower) or _is_connector(kept[0])):
        kept.pop(0)
    return kept


def _is_proper(word: TextWord, text: str) -> bool:
    known = organization_words()
    plain = bare(word.lower)
    if any(plain in known[part] or word.lower in known[part] for part in _COMMON_PARTS):
        return False
    if not text[word.start].isupper() or is_function_word(plain):
        return False
    return not is_clinical(plain) and any(c.isalpha() for c in plain)


_COMMON_PARTS = ("facility head", "facility word", "organization connector")
