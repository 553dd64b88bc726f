"""Gives words of medicine back that a recognizer took for a name or a place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.domain import IdentifierKind
from assistant.phi.spans import FoundSpan
from assistant.phi.vocabulary import bare, is_clinical

_VETOED_KINDS = frozenset(
    {IdentifierKind.NAME, IdentifierKind.CITY, IdentifierKind.HOSPITAL, IdentifierKind.EMPLOYER}
)
_BEYOND_DOUBT = 0.99
_TOKEN = re.compile(r"[^\s,;()]+")


def spare_clinical(span: FoundSpan, text: str) -> Iterator[FoundSpan]:
    """Yield what is left of the span; words after "Dr" or "my name is" are never given back."""
    if span.kind not in _VETOED_KINDS or span.certainty >= _BEYOND_DOUBT:
        yield span
        return
    tokens = list(_TOKEN.finditer(text, span.start, span.end))
    kept = [token for token in tokens if not _is_medicine(token.group())]
    if len(kept) == len(tokens):
        yield span
        return
    for token in kept:
        yield replace(span, start=token.start(), end=token.end())


def _is_medicine(token: str) -> bool:
    plain = token.strip(".'\"").lower()
    return not any(c.isdigit() for c in plain) and (is_clinical(plain) or is_clinical(bare(plain)))
