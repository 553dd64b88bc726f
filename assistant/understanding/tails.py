"""Quotes the end of a cut-off message: the last words as typed that show the cut, and no more."""

import re

from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause

WORDS_OF_TAIL = 3
_BRACKET = re.compile(r"(?<![:;8=-])\([^()]{0,60}$")
_QUOTE = re.compile(r'(?<!\S)"[^"]{1,60}$')
_NUMBER = re.compile(r"\S*\d\S*(?:\s?(?:cm|mm))?(?:\s?x)?$")
_LISTED = re.compile(r"\S+,$")


def quote_open_clause(clause: LastClause, cues: CutOffCues) -> str:
    """Return the words from the last subject or joining word on, three at most."""
    if bracket := _BRACKET.search(clause.typed):
        return bracket[0].strip()
    return clause.typed_tail(_length(clause.words, cues))


def quote_open_sign(clause: LastClause) -> str:
    """Return what hangs at the end: an open bracket, a number, the last of a list."""
    is_list = clause.typed.count(",") > 1
    for sign in (_BRACKET, _QUOTE, _NUMBER, *([_LISTED] if is_list else [])):
        if found := sign.search(clause.typed):
            return found[0].strip()
    return clause.typed_tail(WORDS_OF_TAIL)


def _length(words: tuple[str, ...], cues: CutOffCues) -> int:
    if len(words) == 1 or words[-1] in cues.joining:
        return 1
    starts = cues.inner_openers | cues.wh | cues.joining | cues.prepositions | cues.subjects
    has_start = words[-2:-1] and words[-2] in starts
    if (
        words[-2] in cues.subjects | cues.copulas
        and words[-4:-3]
        and words[-4] in cues.inner_openers
    ):
        return WORDS_OF_TAIL + 1
    is_led_in = words[-3:-2] and words[-3] in cues.inner_openers | cues.conditions | cues.wh
    return 2 if has_start and not is_led_in else WORDS_OF_TAIL
