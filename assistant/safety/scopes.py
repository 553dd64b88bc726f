"""Decides whether a sign is denied, past, supposed or somebody else's, within its clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.safety.lay_text import CLAUSE, SENTENCE
from assistant.safety.matching import MatchedText, Span
from assistant.safety.patterns import NOTHING, Items, ItemTable, PatternGroup

WORDS_OF_NEAR = 3
_MARKS = (CLAUSE, SENTENCE)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """One way in which a sign does not count, and the cues that show it."""

    name: str
    reach: int
    """Words that may stand between cue and sign."""
    before: PatternGroup = NOTHING
    after: PatternGroup = NOTHING
    """Also found at the beginning of the next clause: "it went away"."""
    over: PatternGroup = NOTHING
    """The cue holds the sign itself: "died of a heart attack"."""
    clause: PatternGroup = NOTHING
    sentence: PatternGroup = NOTHING
    stops: PatternGroup = NOTHING
    """Between cue and sign: the cue no longer reaches."""
    lifted_by: PatternGroup = NOTHING
    """In the same clause: the scope does not hold."""
    lifted_beside: PatternGroup = NOTHING
    """Between the same commas: the scope does not hold."""
    lifted_near: PatternGroup = NOTHING
    """Right before the sign: the scope does not hold."""
    lifted_later: PatternGroup = NOTHING
    """Anywhere after the sign: the scope does not hold."""
    void: PatternGroup = NOTHING
    """A cue inside such words is none: "no idea"."""

    @cached_property
    def triggers(self) -> Items:
        """Items of which one is in every text with a cue."""
        cues = (self.before, self.after, self.over, self.clause, self.sentence)
        return Items(group.trigger for group in cues)


class ScopedText(MatchedText):
    """A text in plain form whose signs can be asked whether they count."""

    def __init__(self, words: Sequence[str], table: ItemTable) -> None:
        super().__init__(words, table)
        self._marks = [place for place, word in enumerate(self.words) if word in _MARKS]
        self._ends = [place for place, word in enumerate(self.words) if word == SENTENCE]

    def clause(self, place: int) -> Span:
        """Return the clause around a word."""
        return _between(self._marks, place, len(self.words))

    def stands_in_clause(self, patterns: PatternGroup, span: Span) -> bool:
        """Return whether one of the patterns stands in the clause of `span`."""
        found = self.spans(patterns)
        return bool(found) and any(_inside(cue, self.clause(span[0])) for cue in found)

    def is_silenced(self, span: Span, scope: Scope) -> bool:
        """Return whether the scope holds the sign at `span`."""
        if not self.may_have_any(scope.triggers):
            return False
        cues = list(self.cues(span, scope))
        if not cues or all(self._is_void(cue, scope) for cue in cues):
            return False
        return not self._is_lifted(span, scope)

    def cues(self, span: Span, scope: Scope) -> Iterator[Span]:
        """Yield the cues of a scope that reach the sign at `span`."""
        clause = self.clause(span[0])
        yield from (cue for cue in self.spans(scope.over) if _overlap(cue, span))
        yield from (cue for cue in self.spans(scope.clause) if _inside(cue, clause))
        yield from self._cues_in_sentence(span, scope)
        yield from self._cues_before(span, clause, scope)
        yield from self._cues_after(span, clause, scope)

    def _stands_beside(self, patterns: PatternGroup, span: Span) -> bool:
        found = self.spans(patterns)
        return bool(found) and any(_inside(cue, self._segment(span[0])) for cue in found)

    def _segment(self, place: int) -> Span:
        """Return what stands around a word between two commas or ends of clauses."""
        commas = [n for n, word in enumerate(self.words) if word in (*_MARKS, ",")]
        return _between(commas, place, len(self.words))

    def _is_void(self, cue: Span, scope: Scope) -> bool:
        return any(_overlap(cue, void) for void in self.spans(scope.void))

    def _is_lifted(self, span: Span, scope: Scope) -> bool:
        if self.stands_in_clause(scope.lifted_by, span) or self._stands_beside(
            scope.lifted_beside, span
        ):
            return True
        if any(later[0] >= span[1] for later in self.spans(scope.lifted_later)):
            return True
        return any(
            near[1] <= span[0] and self._words_between(near[1], span[0]) < WORDS_OF_NEAR
            for near in self.spans(scope.lifted_near)
        )

    def _cues_in_sentence(self, span: Span, scope: Scope) -> Iterator[Span]:
        found = self.spans(scope.sentence)
        sentence = _between(self._ends, span[0], len(self.words)) if found else span
        yield from (cue for cue in found if _inside(cue, sentence))

    def _cues_before(self, span: Span, clause: Span, scope: Scope) -> Iterator[Span]:
        for cue in self.spans(scope.before):
            is_ahead = clause[0] <= cue[0] and cue[1] <= span[0]
            if is_ahead and self._reaches(cue[1], span[0], scope):
                yield cue

    def _cues_after(self, span: Span, clause: Span, scope: Scope) -> Iterator[Span]:
        found = self.spans(scope.after)
        next_clause = self.clause(min(clause[1] + 1, len(self.words) - 1)) if found else clause
        for cue in found:
            is_behind = span[1] <= cue[0] and cue[1] <= next_clause[1]
            if is_behind and self._reaches(span[1], cue[0], scope):
                yield cue

    def _reaches(self, start: int, end: int, scope: Scope) -> bool:
        if self._words_between(start, end) > scope.reach:
            return False
        return not any(_inside(stop, (start, end)) for stop in self.spans(scope.stops))

    def _words_between(self, start: int, end: int) -> int:
        return sum(word != "," and word not in _MARKS for word in self.words[start:end])


def _between(marks: Sequence[int], place: int, length: int) -> Span:
    start = max((mark + 1 for mark in marks if mark <= place), default=0)
    end = min((mark for mark in marks if mark > place), default=length)
    return (start, end)


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
