"""Decides whether a second message reads as the end of a first one."""

import re

from assistant.understanding.continuation_cues import ContinuationCues
from assistant.understanding.seams import find_words

LONGEST_ENDING = 16
"""Words; a longer second message without a joining word is a new one."""
LONGEST_AFTERTHOUGHT = 9
"""Words; the same where the first message seems whole."""
SHORT = 3
FIRST_WORDS = 4
_I = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_RELATIVE = frozenset(("that", "who", "which"))
_MODALS = frozenset(("can", "could", "should", "would", "will", "may", "might", "must", "to"))
_BARE_VERBS = frozenset(("have", "do", "be", "may"))
_FIRST_SENTENCE = re.compile(r"^[^.!?\n]{2,80}[.!?](?=\s)")
_AMOUNT_OF_TIME = re.compile(r"\d ?(?:days?|weeks?|months?|hours?|hrs|minutes|years?)$")
_FROM_THEN = frozenset(
    ("before", "after", "ago", "later", "into", "from", "since", "prior", "post")
)

Words = list[str]


class Endings:
    """Compares what the first message still needs with what the second one is."""

    def __init__(self, cues: ContinuationCues) -> None:
        self._cues = cues

    def fits(self, first: str, second: str, *, is_cut: bool) -> bool:
        """Return whether `second` ends `first`; `is_cut`: the first shows that more is to come."""
        second = _first_sentence(second)
        ends, starts = find_words(first), find_words(second)
        if not ends or not starts or self._is_farewell(starts) or first.endswith((".", "!", "?")):
            return False
        needs_more = ends[-1] in self._openers() - self._cues.connectors
        is_cut = is_cut or needs_more or self._is_whole_condition(ends)
        is_verb = ends[-1] in _MODALS and starts[0] in _BARE_VERBS
        asks = self._is_question(starts) or self._is_bare_question(ends, starts, is_cut=is_cut)
        if asks and not is_verb:
            return is_cut and self._takes_question(ends, starts)
        if self._is_sentence(starts):
            is_apart = second[0].isupper() and starts[0] not in _I and self._asks_within(starts)
            is_told = (
                second[0].isupper() and starts[0] not in _I and len(starts) > LONGEST_AFTERTHOUGHT
            )
            return not (is_apart or is_told) and self._takes_sentence(first, ends)
        if starts[0] in self._cues.connectors:
            is_timed = starts[0] in _FROM_THEN and bool(_AMOUNT_OF_TIME.search(first))
            is_aside = second[0].islower() and not self._asks_within(starts)
            return is_cut or is_timed or is_aside
        return self._is_plain_ending(second, ends, starts, is_cut=is_cut)

    def _is_farewell(self, starts: Words) -> bool:
        is_night = starts[-2:] == ["good", "night"]
        return len(starts) <= SHORT and (bool(set(starts) & self._cues.farewells) or is_night)

    def _is_bare_question(self, ends: Words, starts: Words, *, is_cut: bool) -> bool:
        """Return whether "does acupuncture hurt" asks anew; "is bad for me" may end a subject."""
        may_be_verb = is_cut and ends[-1] not in self._openers() - _RELATIVE
        return starts[0] in self._cues.question_starts and not may_be_verb

    def _asks_within(self, starts: Words) -> bool:
        """Return whether a question stands in it: "and parking, is it free"."""
        return any(self._is_question(starts[at:]) for at in range(1, len(starts)))

    def _openers(self) -> frozenset[str]:
        """Return the words after which something must come."""
        cues = self._cues
        return cues.connectors | cues.determiners | cues.wants_verb | cues.auxiliaries

    def _is_question(self, starts: Words) -> bool:
        """Return whether a question begins: "is it", "how long"; "is bad for" is none."""
        if starts[0] not in self._cues.question_starts:
            return False
        is_inverted = starts[1:2] and starts[1] in self._cues.subjects | self._cues.determiners
        return starts[0] in self._cues.wh or bool(is_inverted)

    def _takes_question(self, ends: Words, starts: Words) -> bool:
        """Return whether a question may follow: after a condition, "and", or "I want to know"."""
        if starts[0] in self._cues.wh and starts[1:2] and starts[1] in self._cues.subjects:
            return ends[-1] in self._cues.accepts_question | self._cues.auxiliaries
        if ends[-1] == "so" and set(ends[-2:-1]) & (self._cues.auxiliaries | {"me"}):
            return False
        accepts = self._cues.accepts_question
        if starts[0] not in self._cues.wh or (
            starts[1:2] and starts[1] in self._cues.question_starts
        ):
            accepts = self._cues.accepts_direct_question
        return ends[-1] in accepts or self._is_whole_condition(ends)

    def _is_sentence(self, starts: Words) -> bool:
        """Return whether subject and verb begin it: "mum wants", "my toddler just swallowed"."""
        if starts[0] in self._cues.subjects:
            return len(starts) > 1 and not starts[1].endswith("ing")
        owned = 1 if starts[0] in self._cues.determiners else 0
        is_named = starts[owned : owned + 1] and (owned or starts[owned] in self._cues.people)
        verbs = set(starts[owned + 1 : owned + SHORT]) & self._cues.finite_verbs
        return bool(is_named and verbs)

    def _takes_sentence(self, first: str, ends: Words) -> bool:
        takes_clause = ends[-1] in self._cues.accepts_clause or first.endswith(",")
        return takes_clause or self._is_whole_condition(ends)

    def _is_whole_condition(self, ends: Words) -> bool:
        """Return whether a condition is said and its main clause is to come."""
        is_open = ends[-1] in self._cues.subjects | self._cues.determiners | self._cues.finite_verbs
        starts = [at for at, word in enumerate(ends) if word in self._cues.conditions]
        leads = any(at == 0 or ends[at - 1] in ("that", "and", "but", "so") for at in starts)
        return leads and len(ends) > SHORT and not is_open

    def _is_plain_ending(self, second: str, ends: Words, starts: Words, *, is_cut: bool) -> bool:
        is_order = starts[0] in self._cues.orders and ends[-1] not in self._cues.wants_verb
        is_open = ends[-1] in self._cues.determiners | self._cues.wants_verb
        asks_anew = second.endswith("?") and not self._asks(ends) and not is_open
        if is_order or asks_anew or len(starts) > LONGEST_ENDING:
            return False
        if is_cut:
            return True
        is_name = len(starts) == 1 and (second.isupper() or second[-1].isdigit())
        return (second[0].islower() or is_name) and len(starts) <= LONGEST_AFTERTHOUGHT

    def _asks(self, ends: Words) -> bool:
        return bool(set(ends[:FIRST_WORDS]) & self._cues.question_starts)


def _first_sentence(second: str) -> str:
    """Return what may end a sentence begun before; "crowds. But I am a driver" is two of them."""
    found = _FIRST_SENTENCE.match(second)
    return found[0].rstrip(".!?") if found and second[0].islower() else second
