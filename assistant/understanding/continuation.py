"""Joins a message that was cut off and the message that ends it."""

import re
from collections.abc import Callable

from assistant.domain import Continuation
from assistant.understanding.completeness import CutOffDetector
from assistant.understanding.continuation_cues import ContinuationCues, read_continuation_cues
from assistant.understanding.cut_off_cues import read_cut_off_cues
from assistant.understanding.endings import Endings
from assistant.understanding.restatements import find_anew, find_starred, put_right
from assistant.understanding.seams import Seams, find_words, is_end_of_marker, space
from assistant.understanding.vocabulary import load_vocabulary
from assistant.understanding.word_pairs import load_word_pairs

_LEAD = re.compile(r"^(?:\.{2,}|\u2026|-+|,)\s*")
_NEW = Continuation(continues=False)


class Joiner:
    """Joins fragment and ending; a `ContinuationJoiner`. Doubtful messages stay apart."""

    def __init__(
        self,
        cues: ContinuationCues,
        seams: Seams,
        detector: CutOffDetector,
        *,
        is_urgent: Callable[[str], bool] | None = None,
    ) -> None:
        self._cues = cues
        self._seams = seams
        self._detector = detector
        self._endings = Endings(cues)
        self._is_urgent = is_urgent or self._has_emergency_word

    def join(self, first: str, second: str) -> Continuation:
        """Return the message both make, or `continues=False` when the second is a new one."""
        first, second = first.strip(), second.strip()
        if not first or not second:
            return _NEW
        if self._seams.is_rest_of_half_word(first, second) or is_end_of_marker(first, second):
            return Continuation(continues=True, joined=first + second)
        if self._is_urgent(second):
            return _NEW
        for attempt in (self._said_again, self._put_right, self._marked, self._flowing):
            joined = attempt(first, second)
            if joined is not None:
                return Continuation(continues=True, joined=joined)
        return _NEW

    def _has_emergency_word(self, second: str) -> bool:
        """Return whether the second message may be urgent and must be read by itself."""
        return bool(set(find_words(second)) & self._cues.emergency_words)

    def _said_again(self, first: str, second: str) -> str | None:
        """Return the second alone when it says the whole message anew."""
        rest = self._without_opening(second)
        opens_alike = rest != second and find_words(rest)[:2] == find_words(first)[:2]
        return rest if opens_alike else find_anew(first, second) or None

    def _put_right(self, first: str, second: str) -> str | None:
        """Return the first with a word replaced: "*neutropenia", "I mean neutropenia"."""
        meant = find_starred(second)
        if not meant and self._opening(second, self._cues.again):
            meant = self._without_opening(second)
        if not meant:
            return None
        is_half = self._detector.ends_inside_word(first)
        completed = self._seams.complete(first, meant, is_half=True) if is_half else ""
        again = self._seams.complete(first, meant, is_half=False)
        return completed or put_right(first, meant) or again or space(first, meant)

    def _without_opening(self, second: str) -> str:
        rest = second
        while opening := self._opening(rest, self._cues.restart | self._cues.again):
            rest = rest[opening:].lstrip(" ,.:;!-\u2014\u2026")
        return rest or second

    def _opening(self, text: str, phrases: frozenset[str]) -> int:
        """Return how many characters of `text` its opening phrase takes."""
        lowered = text.lower()
        fitting = [p for p in phrases if re.match(re.escape(p) + r"(?!\w)", lowered)]
        return max(map(len, fitting), default=0)

    def _marked(self, first: str, second: str) -> str | None:
        """Return the join of a second message that begins with "..."."""
        lead = _LEAD.match(second)
        rest = second[lead.end() :] if lead else ""
        if not rest:
            return None
        return self._seams.complete(first, rest, is_half=True) or space(first, rest)

    def _flowing(self, first: str, second: str) -> str | None:
        if self._is_something_else(second):
            return None
        rest = self._without_opening(second)
        is_half = self._detector.ends_inside_word(first)
        if completed := self._seams.complete(first, rest, is_half=is_half):
            return completed
        is_cut = self._detector.check(first).cut_off
        may_fit = not is_half or self._seams.is_pair(first, rest)
        fits = may_fit and self._endings.fits(first, rest, is_cut=is_cut)
        return space(first, rest) if fits else None

    def _is_something_else(self, second: str) -> bool:
        lowered = second.lower()
        is_interruption = any(
            re.search(rf"(?<!\w){re.escape(one)}(?!\w)", lowered)
            for one in self._cues.interruptions
        )
        return is_interruption or bool(self._opening(second, self._cues.new))


def load_continuation_joiner(*, is_urgent: Callable[[str], bool] | None = None) -> Joiner:
    """Build the joiner from its word lists; raise `ConfigurationError` when one is faulty.

    `is_urgent` says whether a message carries a red flag; without it a list of words does.
    """
    vocabulary, pairs = load_vocabulary(), load_word_pairs()
    detector = CutOffDetector(vocabulary, read_cut_off_cues(), pairs)
    cues = read_continuation_cues()
    return Joiner(cues, Seams(vocabulary, pairs, cues.short_words), detector, is_urgent=is_urgent)
