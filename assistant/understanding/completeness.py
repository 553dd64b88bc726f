"""Decides whether a message stopped before its end, and how it may go on."""

import re
from collections.abc import Sequence

from assistant.domain import Completeness, Fact
from assistant.understanding.completions import Completions
from assistant.understanding.cut_off_cues import CutOffCues, read_cut_off_cues
from assistant.understanding.fragments import is_fragment
from assistant.understanding.last_clause import LastClause, read_last_clause
from assistant.understanding.open_clauses import is_open_clause
from assistant.understanding.vocabulary import Vocabulary, load_vocabulary
from assistant.understanding.word_pairs import WordPairs

WORDS_OF_TAIL = 3
_OPEN_SIGN = re.compile(r"(?:(?<!\d),|[(\[{=/&<\u2013\u2014$#@]|\s[+*:;-]|\d,|\w:)$")
_OPEN_BRACKET = re.compile(r"(?<![:;8=-])\([^()]{0,200}$")
_HANGING_NUMBER = re.compile(r"(?:\b0\.|\b\d+[,/]|\b\d+\s?x|\$\d*)$")
_CUT_UNIT = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:m|mon|mont|wee|day o|year o|yea|tim|tablet o)$", re.IGNORECASE
)
_CUT_CONTRACTION = re.compile(r"\b(?:\w+n'|i'|he'|she'|it'|they'|we'|you')$", re.IGNORECASE)


class CutOffDetector:
    """Looks at the end of a message; a `CompletenessChecker`."""

    def __init__(self, vocabulary: Vocabulary, cues: CutOffCues, pairs: WordPairs) -> None:
        self._vocabulary = vocabulary
        self._cues = cues
        self._pairs = pairs
        self._completions = Completions(vocabulary, cues)

    def check(self, text: str, facts: Sequence[Fact] = ()) -> Completeness:
        """Return the tail and likely completions; `facts` make completions likelier."""
        clause = read_last_clause(text, self._cues)
        if not clause.words or clause.has_end:
            return Completeness()
        if is_fragment(clause, self._vocabulary, self._cues, self._pairs):
            words = self._completions.of_word(clause.last, clause.words[:-1], facts)
            return _cut_off(clause.typed_tail(1), words)
        if is_open_clause(clause, self._cues):
            return _cut_off(
                clause.typed_tail(WORDS_OF_TAIL), self._completions.of_clause(clause.words, facts)
            )
        if _has_open_sign(clause):
            return _cut_off(clause.typed_tail(WORDS_OF_TAIL), ())
        return Completeness()


def load_cut_off_detector() -> CutOffDetector:
    """Build the detector from its word lists; raise `ConfigurationError` when one is faulty."""
    return CutOffDetector(load_vocabulary(), read_cut_off_cues(), WordPairs())


def _has_open_sign(clause: LastClause) -> bool:
    if clause.is_sign_off:
        return False
    signs = (_OPEN_SIGN, _OPEN_BRACKET, _HANGING_NUMBER, _CUT_UNIT, _CUT_CONTRACTION)
    return any(sign.search(clause.typed) for sign in signs)


def _cut_off(tail: str, completions: tuple[str, ...]) -> Completeness:
    return Completeness(cut_off=True, tail=tail, completions=completions)
