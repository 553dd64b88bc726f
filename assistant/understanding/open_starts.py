"""Decides whether a sentence stopped soon after it began: "what should i", "my sister keeps"."""

from assistant.understanding.clause_shapes import (
    Words,
    asks,
    has_relative_clause,
    is_relative,
)
from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause

LONGEST_TOPIC = 4
"""Words between "which" and its verb: "which kind of scan does"."""
SHORTEST = 3
_ASKED = frozenset(("i", "you", "he", "she", "they", "we"))
_BE = frozenset(("is", "are", "was", "were", "am"))
_STANDS_IN = frozenset(("who", "to"))
"""After these a helper may end a question: "who does", "what to do"."""
_LISTED_LAST = frozenset(("last", "next"))


def is_open_start(clause: LastClause, cues: CutOffCues) -> bool:
    """Return whether a sentence or question has only begun."""
    words = clause.words
    if clause.is_sign_off or not words or not clause.typed.rstrip().endswith(clause.last):
        return False
    if _is_first_word(clause, cues) or _is_fresh_clause(clause.since_comma, cues):
        return True
    checks = (
        _asks_nothing_yet,
        _waits_for_verb,
        _waits_for_object,
        _denies_nothing_said,
        _points_at_person,
        _seeks_advice,
        _feels_something,
    )
    return len(words) > 1 and any(check(words, cues) for check in checks)


def _is_first_word(clause: LastClause, cues: CutOffCues) -> bool:
    """Return whether a new sentence has only its subject: "Scan is friday. My mom"."""
    words = clause.words
    if not clause.after_statement:
        return False
    is_owner = len(words) == len(("my", "mom")) and words[0] == "my" and words[1] in cues.people
    is_lone = len(words) == 1 and words[0] in _ASKED | cues.questions | cues.helpers
    return is_owner or is_lone


def _is_fresh_clause(part: Words, cues: CutOffCues) -> bool:
    """Return whether a clause after a comma has only begun: "new here, i have"."""
    has_two = len(part) == len(("i", "have"))
    return has_two and part[0] in _ASKED and part[1] in cues.transitive


def _asks_nothing_yet(words: Words, cues: CutOffCues) -> bool:
    """Return whether a question stops before its verb: "how long should i", "what does"."""
    part = words[1:] if words[0] in cues.breaks and len(words) > 1 else words
    if words[-1] in cues.helpers:
        return not set(part) & cues.determiners and _is_asked(part[:-1], cues)
    if words[-1] not in _ASKED or words[-2] not in cues.helpers:
        return False
    is_bare = part[:-1] == (words[-2],) and words[-1] != "you"
    return is_bare or _is_asked(part[:-2], cues)


def _is_asked(topic: Words, cues: CutOffCues) -> bool:
    """Return whether these words ask for something and no more: "how many pills"."""
    starts = [at for at, word in enumerate(topic) if word in cues.wh - {"that"}]
    if not starts or len(topic) - starts[-1] > LONGEST_TOPIC:
        return False
    after = topic[starts[-1] + 1 :]
    if topic[-1] in _STANDS_IN:
        return False
    return not set(after) & (_ASKED | {"it"} | cues.copulas | cues.open_verbs | cues.helpers)


def _waits_for_verb(words: Words, cues: CutOffCues) -> bool:
    """Return whether a word that leads to a verb or a time stands last: "i just", "for last"."""
    last, before = words[-1], words[-2]
    if last in _LISTED_LAST:
        is_named = before in cues.determiners | cues.prepositions - {"at"}
        return is_named and not set(words[:-2]) & cues.copulas and not asks(words, cues)
    is_led_in = before in cues.subjects | cues.helpers and len(words) >= SHORTEST
    return last in cues.before_verbs and is_led_in


def _waits_for_object(words: Words, cues: CutOffCues) -> bool:
    """Return whether somebody does a thing that is not said: "my brother keeps"."""
    if words[-1] not in cues.transitive or len(words) < SHORTEST or asks(words, cues):
        return False
    is_somebody = words[-2] in cues.people | cues.things and words[0] not in cues.questions
    rest = words[:-1]
    return is_somebody and not (
        is_relative(rest, cues) or has_relative_clause(rest, cues) or _is_owned_clause(rest, cues)
    )


def _is_owned_clause(rest: Words, cues: CutOffCues) -> bool:
    """Return whether a noun stands before somebody: "the tea my aunt" (takes)."""
    at = len(rest) - 2 if rest[-2] in cues.determiners else len(rest) - 1
    return at > 0 and rest[at - 1] not in cues.openers | cues.inner_openers | cues.breaks


def _denies_nothing_said(words: Words, cues: CutOffCues) -> bool:
    """Return whether "but he can't" answers no wish or deed told before."""
    if (
        words[-1] not in cues.cannot
        or len(words) <= LONGEST_TOPIC
        or words[-3] not in ("but", "and")
    ):
        return False
    return words[-2] in _ASKED and not set(words[:-3]) & (cues.wishes | cues.helpers)


def _points_at_person(words: Words, cues: CutOffCues) -> bool:
    """Return whether the place of a finding is missing: "a shadow on her"."""
    is_place = len(words) > LONGEST_TOPIC and words[-1] == "her" and words[-2] in cues.prepositions
    return is_place and words[-3] in cues.findings


def _seeks_advice(words: Words, cues: CutOffCues) -> bool:
    """Return whether it is not said what for advice is sought: "i want to know what i should"."""
    has_four = len(words) > SHORTEST and words[-1] == "should" and words[-2] in _ASKED
    return has_four and words[-3] in cues.wh and words[-4] in cues.unsure


def _feels_something(words: Words, cues: CutOffCues) -> bool:
    """Return whether a feeling is announced and not named: "when i bend over i get this"."""
    if words[-1] != "this" or len(words) <= LONGEST_TOPIC or words[0] in cues.questions:
        return False
    is_felt = words[-2] in cues.feeling and words[-3] in _ASKED
    return is_felt and bool(set(words[:-3]) & (cues.conditions | {"time", "whenever"}))
