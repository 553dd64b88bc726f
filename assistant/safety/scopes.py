"""Decides whether a sign is denied, past, supposed or somebody else's, within its clause."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.safety.lay_text import CLAUSE, SENTENCE
from assistant.safety.patterns import Pattern

Span = tuple[int, int]
WORDS_OF_NEAR = 3
_CLAUSE_MARK = re.compile(r" (?:\|\|?) ")
_SENTENCE_MARK = re.compile(r" \|\| ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One way in which a sign does not count, and the cues that show it."""

    name: str
    reach: int
    """Words that may stand between cue and sign."""
    before: tuple[Pattern, ...] = ()
    after: tuple[Pattern, ...] = ()
    """Also found at the beginning of the next clause: "it went away"."""
    over: tuple[Pattern, ...] = ()
    """The cue holds the sign itself: "died of a heart attack"."""
    clause: tuple[Pattern, ...] = ()
    sentence: tuple[Pattern, ...] = ()
    stops: tuple[Pattern, ...] = ()
    """Between cue and sign: the cue no longer reaches."""
    lifted_by: tuple[Pattern, ...] = ()
    """In the same clause: the scope does not hold."""
    lifted_near: tuple[Pattern, ...] = ()
    """Right before the sign: the scope does not hold."""
    void: tuple[Pattern, ...] = ()
    """A cue inside such words is none: "no idea"."""


class ScopedText:
    """A text in plain form in which signs were found."""

    def __init__(self, text: str, present: int) -> None:
        self._text = text
        self._present = present
        self._marks = [found.start() for found in _CLAUSE_MARK.finditer(text)]
        self._found: dict[int, list[Span]] = {}
        self._ends = [found.start() for found in _SENTENCE_MARK.finditer(text)]

    def spans(self, patterns: tuple[Pattern, ...]) -> list[Span]:
        """Return where any of the patterns stands; looked for once for each tuple."""
        key = id(patterns)
        if key not in self._found:
            self._found[key] = self._find(patterns)
        return self._found[key]

    def _find(self, patterns: tuple[Pattern, ...]) -> list[Span]:
        return [
            found.span()
            for pattern in patterns
            if pattern.needs & self._present == pattern.needs
            for found in pattern.regex.finditer(self._text)
        ]

    def clause(self, place: int) -> Span:
        """Return the clause around a place."""
        return _between(self._marks, place, len(self._text))

    def stands_in_clause(self, patterns: tuple[Pattern, ...], span: Span) -> bool:
        """Return whether one of the patterns stands in the clause of `span`."""
        return any(_inside(cue, self.clause(span[0])) for cue in self.spans(patterns))

    def is_silenced(self, span: Span, scope: Scope) -> bool:
        """Return whether the scope holds the sign at `span`."""
        cues = list(self._cues(span, scope))
        if not cues or all(self._is_void(cue, scope) for cue in cues):
            return False
        return not self._is_lifted(span, scope)

    def _is_void(self, cue: Span, scope: Scope) -> bool:
        return any(_overlap(cue, void) for void in self.spans(scope.void))

    def _is_lifted(self, span: Span, scope: Scope) -> bool:
        if self.stands_in_clause(scope.lifted_by, span):
            return True
        return any(
            near[1] <= span[0] and self._words_between(near[1], span[0]) < WORDS_OF_NEAR
            for near in self.spans(scope.lifted_near)
        )

    def _cues(self, span: Span, scope: Scope) -> Iterator[Span]:
        clause = self.clause(span[0])
        sentence = _between(self._ends, span[0], len(self._text))
        yield from (cue for cue in self.spans(scope.over) if _overlap(cue, span))
        yield from (cue for cue in self.spans(scope.clause) if _inside(cue, clause))
        yield from (cue for cue in self.spans(scope.sentence) if _inside(cue, sentence))
        yield from self._cues_before(span, clause, scope)
        yield from self._cues_after(span, clause, scope)

    def _cues_before(self, span: Span, clause: Span, scope: Scope) -> Iterator[Span]:
        for cue in self.spans(scope.before):
            is_ahead = clause[0] <= cue[0] and cue[1] <= span[0]
            if is_ahead and self._reaches(cue[1], span[0], scope):
                yield cue

    def _cues_after(self, span: Span, clause: Span, scope: Scope) -> Iterator[Span]:
        next_clause = self.clause(min(clause[1] + len(SENTENCE) + 2, len(self._text) - 1))
        for cue in self.spans(scope.after):
            is_behind = span[1] <= cue[0] and cue[1] <= next_clause[1]
            if is_behind and self._reaches(span[1], cue[0], scope):
                yield cue

    def _reaches(self, start: int, end: int, scope: Scope) -> bool:
        if self._words_between(start, end) > scope.reach:
            return False
        return not any(_inside(stop, (start, end)) for stop in self.spans(scope.stops))

    def _words_between(self, start: int, end: int) -> int:
        between = self._text[start:end].split()
        return sum(word not in (",", CLAUSE, SENTENCE) for word in between)


def _between(marks: Sequence[int], place: int, length: int) -> Span:
    start = max((mark for mark in marks if mark <= place), default=0)
    end = min((mark for mark in marks if mark > place), default=length)
    return (start, end)


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1] + 1


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
