"""Gives words of medicine and public words back that a recognizer took for a name or a place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.spans import FoundSpan
from assistant.phi.vocabulary import bare, is_clinical, is_eponym

_VETOED_KINDS = frozenset(
    {IdentifierKind.NAME, IdentifierKind.CITY, IdentifierKind.HOSPITAL, IdentifierKind.EMPLOYER}
)
_BEYOND_DOUBT = 0.99
_TOKEN = re.compile(r"[^\W_](?:[\w'.]*[^\W_])?'?")
_REACH = 48
_LONGEST_PHRASE = 4

Stretch = tuple[int, int]


def spare_clinical(span: FoundSpan, text: str) -> Iterator[FoundSpan]:
    """Yield what is left of the span; words after "Dr" or "my name is" are never given back."""
    if span.kind not in _VETOED_KINDS or span.certainty >= _BEYOND_DOUBT:
        yield span
        return
    around = list(_TOKEN.finditer(text, max(span.start - _REACH, 0), span.end + _REACH))
    spared = [*_phrases(around), *_eponyms(around)]
    inside = [token for token in around if span.overlaps(*token.span())]
    product = span.kind is not IdentifierKind.EMPLOYER
    kept = [token for token in inside if not _is_spared(token, spared, product=product)]
    if len(kept) == len(inside):
        yield span
    else:
        yield from (_clip(span, token) for token in kept)


def _clip(span: FoundSpan, token: re.Match[str]) -> FoundSpan:
    return replace(span, start=max(span.start, token.start()), end=min(span.end, token.end()))


def _is_spared(token: re.Match[str], spared: Sequence[Stretch], *, product: bool) -> bool:
    if any(start <= token.start() and token.end() <= end for start, end in spared):
        return True
    plain = token.group().strip("'").lower()
    if any(c.isdigit() for c in plain) or is_eponym(bare(plain)):
        return False
    return (
        is_clinical(plain) or is_clinical(bare(plain)) or (product and plain in words("products"))
    )


def _phrases(tokens: Sequence[re.Match[str]]) -> Iterator[Stretch]:
    known = words("clinical_phrases") | words("famous")
    for first in range(len(tokens)):
        for count in range(_LONGEST_PHRASE, 0, -1):
            run = tokens[first : first + count]
            if " ".join(t.group().lower() for t in run) in known:
                yield run[0].start(), run[-1].end()
                break


def _eponyms(tokens: Sequence[re.Match[str]]) -> Iterator[Stretch]:
    for token, following in pairwise(tokens):
        head = following.group().lower()
        if is_eponym(bare(token.group())) and (head in words("eponym_heads") or head[0].isdigit()):
            yield token.span()
