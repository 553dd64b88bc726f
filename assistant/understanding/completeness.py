"""Decides whether a message stopped before its end, and how it may go on."""

import re
from collections.abc import Sequence

from assistant.domain import Completeness, Fact
from assistant.understanding.completions import Completions
from assistant.understanding.cut_off_cues import CutOffCues, read_cut_off_cues
from assistant.understanding.fragments import is_fragment
from assistant.understanding.last_clause import LastClause, read_last_clause
from assistant.understanding.open_clauses import is_open_clause
from assistant.understanding.open_starts import is_open_start
from assistant.understanding.sure_endings import ends_open, read_sure_endings
from assistant.understanding.tails import quote_open_clause, quote_open_sign
from assistant.understanding.vocabulary import Vocabulary, load_vocabulary
from assistant.understanding.word_pairs import WordPairs, load_word_pairs

LONGEST_CLOSING = 5
"""Words; "Thanks for your cooperation," is no list that goes on."""
_OPEN_SIGN = re.compile(
    r"(?:,\s(?:which|who|where|when|then)|(?<!\d),|[(\[{=/&<\u2013\u2014$#@]|\s[+*:;-]|\d,|\w:)$"
)
_OPEN_BRACKET = re.compile(r"(?<![:;8=-])\([^()]{0,200}$")
_OPEN_QUOTE = re.compile(r'^[^"]*(?:"[^"]*"[^"]*)*(?<!\d)"[^"]{1,60}$')
_HANGING_NUMBER = re.compile(
    r"(?:\b0\.|\b\d+[,/:]|\b\d+\s?(?:cm|mm)?\s?x|\$\d*|\b\d+-|gleason\D{0,12}\d\s?\+)$",
    re.IGNORECASE,
)
_BROKEN_NUMBER = re.compile(r"\([^()]*\d\.$")
"""A full stop that is the point of a number."""
_BROKEN_WORD = re.compile(r"\b(?!er-|pr-|her2-|brca-)[a-z]{3,}-$", re.IGNORECASE)
_CUT_UNIT = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?P<unit>m|mon|mont|wee|day o|year o|yea|tim|tablet o)$", re.IGNORECASE
)
_CUT_CONTRACTION = re.compile(r"\b(?:\w+n'|i'|he'|she'|it'|they'|we'|you')$", re.IGNORECASE)


class CutOffDetector:
    """Looks at the end of a message; a `CompletenessChecker`."""

    def __init__(self, vocabulary: Vocabulary, cues: CutOffCues, pairs: WordPairs) -> None:
        self._vocabulary = vocabulary
        self._cues = cues
        self._pairs = pairs
        self._completions = Completions(vocabulary, cues, pairs)
        self._sure_endings = read_sure_endings()

    def check(self, text: str, facts: Sequence[Fact] = ()) -> Completeness:
        """Return the tail and likely completions; `facts` make completions likelier."""
        clause = read_last_clause(text, self._cues)
        is_broken = bool(_BROKEN_NUMBER.search(text.strip())) or self._ends_open(text)
        if not clause.words or (clause.has_end and not is_broken):
            return Completeness()
        return self._check_words(clause, facts) or self._check_signs(clause, is_broken=is_broken)

    def ends_inside_word(self, text: str) -> bool:
        """Return whether the last word of `text` is only the beginning of one."""
        clause = read_last_clause(text, self._cues)
        if not clause.words or clause.has_end:
            return False
        return is_fragment(clause, self._vocabulary, self._cues, self._pairs)

    def _check_words(self, clause: LastClause, facts: Sequence[Fact]) -> Completeness | None:
        if unit := _CUT_UNIT.search(clause.typed):
            return _cut_off(unit[0], self._completions.of_unit(unit["unit"].lower()))
        if is_fragment(clause, self._vocabulary, self._cues, self._pairs):
            words = self._completions.of_word(clause.last, clause.words[:-1], facts)
            return _cut_off(clause.typed_tail(1), words)
        if self._needs_more(clause):
            endings = self._completions.of_clause(clause.words, facts)
            return _cut_off(quote_open_clause(clause, self._cues), endings)
        return None

    def _needs_more(self, clause: LastClause) -> bool:
        opens = is_open_clause(clause, self._cues) or is_open_start(clause, self._cues)
        return opens or self._ends_open(clause.typed)

    def _ends_open(self, typed: str) -> bool:
        return ends_open(typed, self._sure_endings)

    def _check_signs(self, clause: LastClause, *, is_broken: bool) -> Completeness:
        is_open = is_broken or _has_open_sign(clause, self._cues)
        return _cut_off(quote_open_sign(clause), ()) if is_open else Completeness()


def load_cut_off_detector() -> CutOffDetector:
    """Build the detector from its word lists; raise `ConfigurationError` when one is faulty."""
    return CutOffDetector(load_vocabulary(), read_cut_off_cues(), load_word_pairs())


def _has_open_sign(clause: LastClause, cues: CutOffCues) -> bool:
    is_closing = clause.words[0] in cues.sign_offs and len(clause.words) <= LONGEST_CLOSING
    if clause.is_sign_off or (is_closing and clause.typed.endswith(",")):
        return False
    signs = (
        _OPEN_SIGN, _OPEN_BRACKET, _HANGING_NUMBER, _BROKEN_WORD, _OPEN_QUOTE, _CUT_CONTRACTION,
    )  # fmt: skip
    return any(sign.search(clause.typed) for sign in signs)


def _cut_off(tail: str, completions: tuple[str, ...]) -> Completeness:
    return Completeness(cut_off=True, tail=tail, completions=completions)
