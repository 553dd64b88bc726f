"""Turns what the recognizers found into whole identifiers, and nothing but identifiers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.spans import WORDY_KINDS, FoundSpan, merge_spans, trim_span
from assistant.phi.veto import Veto
from assistant.phi.vocabulary import cue_words, is_function_word
from assistant.phi.widening import repeat_names, widen_code, widen_name, widen_town

_TOKEN = re.compile(r"[^\s,;()]+")
_TITLES_LEFT_OUT = ("title", "greeting")
_NEVER_NAMES = frozenset(
    [
        "rev",
        "dr",
        "drs",
        "mr",
        "mrs",
        "ms",
        "mx",
        "prof",
        "chief",
        "capt",
        "sgt",
        "rn",
        "np",
        "md",
        "phd",
    ]
)
SURE_WORD = 0.985
"""How sure a name is that is a small word too ("will") and stands where only a name can."""
_BEYOND_DOUBT = 0.99
_CALLED_AFTER_PEOPLE = frozenset({IdentifierKind.HOSPITAL, IdentifierKind.EMPLOYER})
_POSSESSIVE = re.compile(r"'s(?!\w)")
_TITLE_BEFORE = re.compile(r"\b(?:dr|mr|mrs|ms|mx|prof|doctor|professor)\.?\s$", re.IGNORECASE)


def complete_spans(found: Sequence[FoundSpan], text: str) -> list[FoundSpan]:
    """Widen, give medicine back, repeat, cut the edges; in order, without overlaps."""
    veto = Veto(text)
    widened = merge_spans(_widen(span, text) for span in found)
    spared = [part for span in widened for part in veto.spare(span)]
    repeated = merge_spans([*spared, *repeat_names(spared, text)])
    cut = (_cut_words(span, text) for span in repeated)
    trimmed = [trimmed for span in cut if span and (trimmed := trim_span(span, text))]
    whole = [_with_possessive(span, text) for span in trimmed]
    return [span for span in whole if any(c.isalnum() for c in text[span.start : span.end])]


def _widen(span: FoundSpan, text: str) -> FoundSpan:
    return widen_code(widen_town(widen_name(span, text), text), text)


def _with_possessive(span: FoundSpan, text: str) -> FoundSpan:
    """A shop or a clinic may be called "Reasor's"."""
    if span.kind in _CALLED_AFTER_PEOPLE and _POSSESSIVE.match(text, span.end):
        return replace(span, end=span.end + len("'s"))
    return span


def _cut_words(span: FoundSpan, text: str) -> FoundSpan | None:
    """Cut small words and titles from the edges; None when no other word is left."""
    if span.kind not in WORDY_KINDS or span.certainty == SURE_WORD:
        return span
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    first, last = 0, len(tokens)
    while first < last and _is_small(tokens[first].group()):
        first += 1
    while last > first and _is_cut_at_the_end(tokens[last - 1].group(), span.kind):
        last -= 1
    titled = first < last and _TITLE_BEFORE.search(text[: tokens[first].start()])
    if span.kind is IdentifierKind.NAME and not titled:
        first = _skip_titles(tokens, first, last, sure=span.certainty >= _BEYOND_DOUBT)
    if first == last:
        return None
    return replace(span, start=tokens[first].start(), end=tokens[last - 1].end())


def _skip_titles(tokens: Sequence[re.Match[str]], first: int, last: int, *, sure: bool) -> int:
    while first < last and _is_title(tokens[first].group()):
        never = tokens[first].group().lower().strip(".") in _NEVER_NAMES
        if last - first == 1 and sure and not never:
            return first
        first += 1
    return first


def _is_small(word: str) -> bool:
    plain = word.strip(".'\"").lower().removesuffix("'s")
    if plain in words("foreign_words"):
        return True
    return word.islower() and len(word) > 1 and is_function_word(plain)


def _is_cut_at_the_end(word: str, kind: IdentifierKind) -> bool:
    """Whether it is a small word, and not the "clinic" of a name."""
    if kind is IdentifierKind.HOSPITAL and word.lower() in cue_words()["facility"]:
        return False
    return _is_small(word)


def _is_title(word: str) -> bool:
    plain = word.lower().strip(".'\"").removesuffix("'s")
    return any(plain in cue_words()[kind] for kind in _TITLES_LEFT_OUT)
