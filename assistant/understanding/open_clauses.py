"""Decides whether a message ends with a clause that needs more."""

from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause

SHORTEST_CONDITION = 5
_BEFORE_I = frozenset(
    ("and", "but", "because", "when", "if", "that", "since", "so", "while", "what")
)


def is_open_clause(clause: LastClause, cues: CutOffCues) -> bool:
    """Return whether the last words ask for more."""
    words = clause.words
    if clause.is_sign_off or not clause.typed.rstrip().endswith(clause.last):
        return False
    if " ".join(words[-2:]) in cues.fine_after_all:
        return False
    checks = (
        _needs_more, _hangs_on_preposition, _hangs_on_to, _lacks_predicate, _lacks_object,
        _lacks_number, _lacks_main_clause,
    )  # fmt: skip
    return any(check(words, cues) for check in checks)


def _needs_more(words: tuple[str, ...], cues: CutOffCues) -> bool:
    last, before = words[-1], words[-2:-1]
    if last in cues.always_open or last in cues.degree_cut:
        return len(words) > 1 or last in cues.always_open
    if last == "i":
        return bool(before) and before[0] in _BEFORE_I
    return last == "so" and before[:1] in (("am",), ("i'm",), ("im",), ("is",), ("was",), ("and",))


def _hangs_on_preposition(words: tuple[str, ...], cues: CutOffCues) -> bool:
    last = words[-1]
    if last not in cues.prepositions or last == "to" or len(words) == 1:
        return False
    if words[-2] in cues.stranded_after or set(words[:-1]) & cues.asking:
        return False
    if last in cues.weak_prepositions:
        return words[-2] not in cues.subjects | cues.copulas and len(words) > SHORTEST_CONDITION - 2
    return not _is_infinitive(words)


def _is_infinitive(words: tuple[str, ...]) -> bool:
    """Return whether "to" stands shortly before: "someone to go with"."""
    return "to" in words[-4:-1]


def _hangs_on_to(words: tuple[str, ...], cues: CutOffCues) -> bool:
    return words[-1] == "to" and len(words) > 1 and not set(words[:-1]) & cues.to_needs_more_unless


def _lacks_predicate(words: tuple[str, ...], cues: CutOffCues) -> bool:
    if words[-1] not in cues.copulas or len(words) == 1:
        return False
    rest = words[:-1]
    if set(rest) & cues.asking:
        return False
    if words[-1] in cues.ellipsis_verbs and rest[-1] in cues.subjects:
        return False
    return not _is_relative(rest, cues)


def _lacks_object(words: tuple[str, ...], cues: CutOffCues) -> bool:
    if words[-1] not in cues.open_verbs or len(words) == 1:
        return False
    rest = words[:-1]
    if set(rest) & cues.asking or words[-1] in cues.verbs_that_may_end:
        return False
    return rest[-1] in cues.subjects | cues.copulas and not _is_relative(rest, cues)


def _is_relative(rest: tuple[str, ...], cues: CutOffCues) -> bool:
    """Return whether subject and verb belong to a noun before them: "the pills I take"."""
    at = len(rest) - 1
    while at >= 0 and rest[at] in cues.copulas:
        at -= 1
    if at < 0 or rest[at] not in cues.subjects:
        return False
    before = rest[at - 1] if at > 0 else ""
    return bool(before) and before not in cues.openers | cues.copulas


def _lacks_number(words: tuple[str, ...], cues: CutOffCues) -> bool:
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in cues.needs_number:
        return before in cues.needs_number_after
    return last.isdigit() and before in cues.count_needs_unit_after


def _lacks_main_clause(words: tuple[str, ...], cues: CutOffCues) -> bool:
    if words[0] not in cues.clause_openers_without_main or len(words) < SHORTEST_CONDITION:
        return False
    later_subject = set(words[3:]) & cues.subjects
    return not set(words[1:]) & cues.main_clause_words and not later_subject
