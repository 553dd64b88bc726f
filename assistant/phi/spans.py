"""Stretches of text that identify somebody, and how overlapping ones become one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.domain import IdentifierKind

WORDY_KINDS = frozenset(
    {IdentifierKind.NAME, IdentifierKind.CITY, IdentifierKind.HOSPITAL, IdentifierKind.EMPLOYER}
)
"""The kinds that are words, not numbers."""
_NAMED_WITH_NAMES = frozenset(
    {IdentifierKind.HOSPITAL, IdentifierKind.EMPLOYER, IdentifierKind.CITY}
)
_SURE_NAME = 0.7
_POSSESSIVE_KINDS = frozenset({IdentifierKind.NAME, IdentifierKind.CITY})
_EDGE = " \t\r\n.,;:!?\"'()[]{}<>-/_*"
_CLOSING = {")": "(", "]": "["}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSpan:
    """A stretch some recognizer found; `certainty` runs from 0 to 1."""

    start: int
    end: int
    kind: IdentifierKind
    certainty: float

    def overlaps(self, start: int, end: int) -> bool:
        """Whether at least one character is shared."""
        return self.start < end and start < self.end


def merge_spans(spans: Iterable[FoundSpan]) -> list[FoundSpan]:
    """Join overlapping spans; the surest one, and among equals the longest, names the kind."""
    merged: list[FoundSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = _join(merged[-1], span)
        else:
            merged.append(span)
    return merged


def trim_span(span: FoundSpan, text: str) -> FoundSpan | None:
    """Cut blanks, punctuation and a possessive 's from the edges; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE and not _opens(text, start, end):
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    if span.kind in _POSSESSIVE_KINDS and text[max(start, end - 2) : end].lower() == "'s":
        end -= 2
    return replace(span, start=start, end=end) if start < end else None


def outside(spans: Sequence[FoundSpan], protected: Sequence[tuple[int, int]]) -> list[FoundSpan]:
    """Return the spans that touch no protected stretch."""
    if not protected:
        return list(spans)
    return [span for span in spans if not any(span.overlaps(*stretch) for stretch in protected)]


def _join(first: FoundSpan, second: FoundSpan) -> FoundSpan:
    surest = max(first, second, key=lambda s: (s.certainty, s.end - s.start))
    longest = max(first, second, key=lambda s: (s.end - s.start, s.certainty))
    named = [span for span in (first, second) if span.kind in _NAMED_WITH_NAMES]
    if surest.kind is IdentifierKind.NAME and named and _names_the_whole(named[0], surest):
        surest = named[0]  # "Loretta Cruz Clinic" is a clinic, "St. Paul" a town
    if surest.kind in WORDY_KINDS and longest.kind not in WORDY_KINDS:
        surest = longest  # a name inside an address of another kind does not name the whole
    return replace(
        surest,
        start=min(first.start, second.start),
        end=max(first.end, second.end),
    )


def _names_the_whole(span: FoundSpan, name: FoundSpan) -> bool:
    """Whether it is longer than the name, or as long where the name is doubtful."""
    longer = (span.end - span.start) - (name.end - name.start)
    return longer > 0 or (longer == 0 and name.certainty < _SURE_NAME)


def _closes(text: str, start: int, end: int) -> bool:
    opening = _CLOSING.get(text[end - 1])
    return opening is not None and opening in text[start:end]


def _opens(text: str, start: int, end: int) -> bool:
    closing = _OPENING.get(text[start])
    return closing is not None and closing in text[start:end]
