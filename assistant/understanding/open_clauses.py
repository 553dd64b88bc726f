"""Decides whether a message ends with a clause that needs more."""

from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause

SHORTEST_CONDITION = 5
SHORTEST_PHRASE = 3
_WHAT_FOLLOWS_KNOWING = frozenset(("if", "whether"))

Words = tuple[str, ...]


def is_open_clause(clause: LastClause, cues: CutOffCues) -> bool:
    """Return whether the last words ask for more."""
    words = clause.words
    if clause.is_sign_off or not clause.typed.rstrip().endswith(clause.last):
        return False
    if " ".join(words[-2:]) in cues.fine_after_all or _is_relative_phrase(words, cues):
        return False
    checks = (
        _needs_more, _lacks_verb, _lacks_noun, _hangs_on_that, _hangs_on_preposition, _hangs_on_to,
        _lacks_predicate, _lacks_object, _lacks_number, _lacks_main_clause,
    )  # fmt: skip
    return any(check(words, cues) for check in checks)


def _needs_more(words: Words, cues: CutOffCues) -> bool:
    last, before = words[-1], words[-2:-1]
    if last in _WHAT_FOLLOWS_KNOWING:
        return bool(before) and before[0] not in ("what", "even", "as", "only", "or")
    if last in cues.always_open or last in cues.degree_cut:
        return len(words) > 1 or last in cues.always_open
    if last == "too":
        return before[:1] in (("is",), ("was",), ("are",), ("were",)) and not _asks(words, cues)
    return last == "so" and before[:1] in (("am",), ("i'm",), ("im",), ("is",), ("was",), ("and",))


def _lacks_verb(words: Words, cues: CutOffCues) -> bool:
    """Return whether a subject stands last: "after the third infusion I"."""
    if words[-1] not in cues.lone_subjects or len(words) == 1:
        return False
    return words[-2] not in cues.copulas | cues.questions | cues.prepositions | cues.asking


def _lacks_noun(words: Words, cues: CutOffCues) -> bool:
    """Return whether only an adjective follows the article: "there is a small"."""
    is_open = len(words) >= SHORTEST_PHRASE and words[-2] in cues.determiners
    return is_open and words[-1] in cues.open_adjectives


def _hangs_on_that(words: Words, cues: CutOffCues) -> bool:
    return words[-1] == "that" and len(words) > 1 and words[-2] in cues.that_open_after


def _hangs_on_preposition(words: Words, cues: CutOffCues) -> bool:
    last = words[-1]
    if last not in cues.prepositions or last == "to" or len(words) == 1:
        return False
    if words[-2] in cues.copulas and set(words[:-2]) & cues.events:
        return not _asks(words, cues)
    if words[-2] in cues.stranded_after or _asks(words, cues):
        return False
    if last in cues.weak_prepositions:
        is_long = len(words) > SHORTEST_CONDITION - 2
        return words[-2] not in cues.subjects | cues.copulas and is_long
    return words[-3:-2] != ("to",)


def _hangs_on_to(words: Words, cues: CutOffCues) -> bool:
    if words[-1] != "to" or len(words) == 1 or _asks(words, cues):
        return False
    if "to" in words[-4:-1] or set(words[-3:-2]) & cues.ellipsis_verbs:
        return False
    is_excused = words[0] in cues.questions or bool(set(words) & cues.to_excuses)
    return not (words[-2] in cues.to_may_end_after and is_excused)


def _lacks_predicate(words: Words, cues: CutOffCues) -> bool:
    if words[-1] not in cues.copulas or len(words) == 1:
        return False
    rest = words[:-1]
    if _asks(words, cues):
        return False
    if rest[-1] in cues.subjects and (
        words[-1] in cues.ellipsis_verbs or set(rest) & cues.thinking
    ):
        return False
    return not _is_relative(rest, cues)


def _lacks_object(words: Words, cues: CutOffCues) -> bool:
    if len(words) == 1 or _asks(words, cues):
        return False
    last, rest = words[-1], words[:-1]
    if last in cues.objects_missing:
        is_passive = rest[-1] in cues.copulas and rest[-2:-1] != ("i",)
        return not is_passive and not _is_relative(rest, cues)
    if last == "called":
        return rest[-1] in cues.named_things
    if last not in cues.open_verbs or last in cues.verbs_that_may_end:
        return False
    return rest[-1] in cues.subjects | cues.copulas and not _is_relative(rest, cues)


def _asks(words: Words, cues: CutOffCues) -> bool:
    """Return whether a word before the last lets the last stand alone: "what is it for"."""
    return bool(set(words[:-1]) & cues.asking)


def _is_relative(rest: Words, cues: CutOffCues) -> bool:
    """Return whether subject and verb belong to a noun before them: "the pills I take"."""
    at = len(rest) - 1
    while at >= 0 and rest[at] in cues.copulas:
        at -= 1
    if at < 0 or rest[at] not in cues.subjects:
        return False
    before = rest[at - 1] if at > 0 else ""
    return bool(before) and before not in cues.openers | cues.copulas


def _is_relative_phrase(words: Words, cues: CutOffCues) -> bool:
    """Return whether the whole is a noun with its clause: "the nurse I spoke with"."""
    if words[0] not in cues.determiners or len(words) <= SHORTEST_PHRASE:
        return False
    is_bare_noun = words[1] not in cues.open_verbs | cues.copulas | cues.determiners
    starts_clause = words[2] in cues.lone_subjects | {"my", "our", "you"}
    return is_bare_noun and starts_clause and words[-1] not in cues.always_open


def _lacks_number(words: Words, cues: CutOffCues) -> bool:
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in cues.needs_number:
        return before in cues.needs_number_after
    return last.isdigit() and before in cues.count_needs_unit_after


def _lacks_main_clause(words: Words, cues: CutOffCues) -> bool:
    if words[0] not in cues.clause_openers_without_main or len(words) < SHORTEST_CONDITION:
        return False
    later_subject = set(words[3:]) & cues.subjects
    return not set(words[1:]) & cues.main_clause_words and not later_subject
