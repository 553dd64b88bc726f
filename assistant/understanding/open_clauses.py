"""Decides whether a message ends with a clause that needs more."""

from assistant.understanding.clause_shapes import (
    SHORTEST_PHRASE,
    Words,
    after_last_break,
    asks,
    has_relative_clause,
    is_noun_before,
    is_relative,
    is_relative_phrase,
)
from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause

SHORTEST_CONDITION = 5
LONGEST_TOPIC = 3
LONGEST_REPLY = 4
SHORT_CLAUSE = 4
_BE = frozenset(("is", "was"))
_PARTICLES = frozenset(("off", "out"))
_DONE = frozenset(("over", "off", "in"))
_WHAT_FOLLOWS_KNOWING = frozenset(("if", "whether"))


def is_open_clause(clause: LastClause, cues: CutOffCues) -> bool:
    """Return whether the last words ask for more."""
    words = clause.words
    if clause.is_sign_off or not clause.typed.rstrip().endswith(clause.last):
        return False
    if _is_cleft(words, cues):
        return True
    if " ".join(words[-2:]) in cues.fine_after_all or is_relative_phrase(words, cues):
        return False
    if _ends_with_its_particle(words, cues) or _ends_with_a_time_or_price(words, cues):
        return False
    checks = (
        _needs_more, _lacks_verb, _lacks_noun, _hangs_on_that, _hangs_on_who, _hangs_on_preposition, _hangs_on_to,
        _lacks_predicate, _lacks_object, _lacks_gift, _lacks_number, _lacks_main_clause,
        _lacks_rest_of_inner_clause, _lacks_rest_after_condition, _lacks_rest_of_question,
    )  # fmt: skip
    return any(check(words, cues) for check in checks)


def _ends_with_its_particle(words: Words, cues: CutOffCues) -> bool:
    """Return whether a verb's own little word stands last: "cut my breast off"."""
    return words[-1] in _PARTICLES and bool(set(words[:-1]) & cues.parted_verbs)


def _ends_with_a_time_or_price(words: Words, cues: CutOffCues) -> bool:
    """Return whether the last words belong to what is before: "the evening after", "300 each"."""
    if words[-1] == "after":
        return words[-2:-1] != () and words[-2] in cues.units_of_time
    if words[-2:] == ("to", "have"):
        return words[0] in _BE or "or" in words[:-2]
    return words[-1] == "each" and any(word.isdigit() for word in words[-4:-1])


def _is_cleft(words: Words, cues: CutOffCues) -> bool:
    """Return whether an announced matter is missing: "the thing I wanted to ask is"."""
    return len(words) > SHORTEST_PHRASE - 1 and words[-1] in _BE and words[-2] in cues.cleft


def _needs_more(words: Words, cues: CutOffCues) -> bool:
    last, before = words[-1], words[-2:-1]
    if last in _WHAT_FOLLOWS_KNOWING:
        return bool(before) and before[0] not in ("what", "even", "as", "only", "or")
    if last in cues.always_open or last in cues.degree_cut:
        return len(words) > 1 or last in cues.always_open
    if last == "when":
        return len(words) > 2 and words[-2] not in cues.fine_before_when | cues.copulas
    if last == "too":
        return before[:1] in (("is",), ("was",), ("are",), ("were",)) and not asks(words, cues)
    return last == "so" and before[:1] in (
        ("am",), ("i'm",), ("im",), ("is",), ("was",), ("and",), ("me",), ("him",), ("her",),
    )  # fmt: skip


def _lacks_verb(words: Words, cues: CutOffCues) -> bool:
    """Return whether a subject stands last: "after the third infusion I"."""
    if words[-1] not in cues.lone_subjects or len(words) == 1:
        return False
    may_precede = cues.copulas | cues.questions | cues.prepositions | cues.asking | cues.tags
    return words[-2] not in may_precede


def _lacks_noun(words: Words, cues: CutOffCues) -> bool:
    """Return whether only an adjective follows the article: "there is a small"."""
    if len(words) < SHORTEST_PHRASE or words[-1] not in cues.open_adjectives:
        return False
    is_predicate = words[-2] in cues.subjects and words[-3] in cues.copulas
    return words[-2] in cues.determiners | cues.takes_noun and not is_predicate


def _hangs_on_that(words: Words, cues: CutOffCues) -> bool:
    if words[-1] != "that" or len(words) == 1:
        return False
    if words[-2] in cues.receivers | {"her"}:
        return words[-3:-2] != () and words[-3] in cues.telling and len(words) > LONGEST_REPLY
    return words[-2] in cues.that_open_after | cues.people | cues.things


def _hangs_on_who(words: Words, cues: CutOffCues) -> bool:
    is_relative = words[-1] in ("who", "whose", "which") and len(words) > 1
    return is_relative and words[-2] in cues.people | cues.relative_heads


def _hangs_on_preposition(words: Words, cues: CutOffCues) -> bool:
    last = words[-1]
    if last not in cues.prepositions or last == "to" or len(words) == 1:
        return False
    if words[-2] in cues.copulas and set(words[:-2]) & cues.events and last not in _DONE:
        return not asks(words, cues)
    if _is_in_inner_clause(words, cues) or _is_measured(words, cues):
        return True
    return not _may_stand_last(words, cues)


def _may_stand_last(words: Words, cues: CutOffCues) -> bool:
    """Return whether the last preposition belongs to a word before: "look after", "what for"."""
    asking = set(words[:-1]) & cues.asking
    is_weak = words[-1] in cues.weak_prepositions
    if words[-2] in cues.stranded_after or has_relative_clause(words, cues):
        return True
    if asking - _WHAT_FOLLOWS_KNOWING or (asking and is_weak):
        return True
    if not is_weak:
        return words[-3:-2] == ("to",)
    if words[-2].isdigit():
        return True
    is_short = len(words) < (SHORTEST_CONDITION if words[0] in cues.questions else SHORT_CLAUSE)
    return is_short or words[-2] in cues.subjects | cues.copulas


def _is_measured(words: Words, cues: CutOffCues) -> bool:
    """Return whether an amount or a change lacks its figure: "two lines of", "dropped from"."""
    if words[-1] == "of":
        return words[-2] in cues.quantities and not set(words) & {"what", "which"}
    return words[-1] == "from" and words[-2] in cues.changing and not asks(words, cues)


def _is_in_inner_clause(words: Words, cues: CutOffCues) -> bool:
    """Return whether the verb before the preposition is of "when you are", "because i was"."""
    return (
        len(words) > SHORTEST_PHRASE
        and words[-2] in cues.copulas
        and words[-3] in cues.subjects
        and words[-4] in cues.inner_openers
    )


def _hangs_on_to(words: Words, cues: CutOffCues) -> bool:
    if words[-1] != "to" or len(words) == 1:
        return False
    if words[-2] in cues.wanted:
        return True
    part = after_last_break(words, cues)
    if has_relative_clause(words, cues) or asks(part, cues):
        return False
    if "to" in words[-4:-1]:
        return _is_wanted_return(words)
    is_excused = part[0] in cues.questions or bool(set(part) & cues.to_excuses)
    is_denied = bool(set(words[-3:-2]) & cues.denials)
    return not is_denied and not (words[-2] in cues.to_may_end_after and is_excused)


def _is_wanted_return(words: Words) -> bool:
    """Return whether "to" leads to a place or deed that is missing: "to get back to"."""
    return words[-2] in ("back", "forward", "used", "able") and len(words) > SHORTEST_CONDITION


def _lacks_predicate(words: Words, cues: CutOffCues) -> bool:
    if words[-1] not in cues.copulas or len(words) == 1:
        return False
    rest = words[:-1]
    if asks(words, cues):
        return False
    if rest[-1] in cues.subjects and (
        words[-1] in cues.ellipsis_verbs or set(rest) & cues.thinking
    ):
        return False
    return not is_relative(rest, cues)


def _lacks_object(words: Words, cues: CutOffCues) -> bool:
    part = after_last_break(words, cues)
    if len(words) == 1 or asks(part, cues) or asks(words, cues):
        return False
    last, rest = words[-1], words[:-1]
    if last in cues.objects_missing:
        is_passive = rest[-1] in cues.copulas and rest[-2:-1] != ("i",)
        return not any((is_passive, is_relative(rest, cues), has_relative_clause(rest, cues)))
    if last == "called" or last in cues.reporting:
        known = cues.named_things if last == "called" else cues.speakers
        return rest[-1] in known and not set(part) & cues.quoting
    is_open = last in cues.open_verbs - cues.verbs_that_may_end
    return is_open and rest[-1] in cues.subjects | cues.copulas and not is_relative(rest, cues)


def _lacks_gift(words: Words, cues: CutOffCues) -> bool:
    """Return whether it is not said what somebody gets: "they want to give me"."""
    is_gift = words[-1] in cues.receivers and words[-2:-1] and words[-2] in cues.giving
    if not is_gift or len(words) <= SHORTEST_PHRASE:
        return False
    return (
        not asks(words, cues)
        and not has_relative_clause(words, cues)
        and not is_noun_before(words, cues)
    )


def _lacks_number(words: Words, cues: CutOffCues) -> bool:
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in cues.needs_number:
        return before in cues.needs_number_after
    if last in cues.number_words:
        return words[-3:-2] == ("there",) and before in cues.copulas
    return last.isdigit() and before in cues.count_needs_unit_after


def _lacks_main_clause(words: Words, cues: CutOffCues) -> bool:
    if words[0] not in cues.clause_openers_without_main or len(words) < SHORTEST_CONDITION:
        return False
    later_subject = set(words[3:]) & cues.subjects
    return not set(words[1:]) & cues.main_clause_words and not later_subject


def _lacks_rest_of_inner_clause(words: Words, cues: CutOffCues) -> bool:
    """Return whether a clause stops at its subject or verb: "until i can", "that my mom"."""
    if len(words) < SHORTEST_PHRASE:
        return False
    openers = cues.inner_openers | {"if"}
    is_pointed_at = words[-2] == "that" and words[-3] in cues.copulas
    if words[-1] in cues.lone_subjects | {"you", "it"} and words[-2] in openers:
        return words[-3] != "as" and not is_pointed_at
    if words[-1] in cues.people | cues.things and _lacks_all_but_subject(words, cues):
        return True
    if words[-1] in cues.empty_verbs:
        return words[-2] in cues.subjects and words[-3] in openers
    is_verb = words[-1] in cues.copulas
    return is_verb and words[-2] in cues.subjects and words[-3] in cues.inner_openers


def _lacks_all_but_subject(words: Words, cues: CutOffCues) -> bool:
    """Return whether nothing follows a clause's noun: "whether ribociclib", "last week my mom"."""
    is_owned = words[-2] in cues.determiners and words[-1] in cues.people
    if is_owned:
        return words[-3] in cues.inner_openers | {"if"} or not set(words[:-2]) - cues.times
    is_claim = words[-2] == "that" and words[
        -3
    ] in cues.thinking | cues.telling | cues.reporting | {"true"}
    return words[-2] in ("if", "whether") or is_claim


def _lacks_rest_after_condition(words: Words, cues: CutOffCues) -> bool:
    """Return whether the main clause stops at its verb: "when they gave me the pill i got"."""
    if words[0] not in cues.conditions or len(words) < SHORTEST_CONDITION or set(words) & cues.wh:
        return False
    is_bare = words[-2] in cues.subjects and words[-1] in cues.copulas | cues.open_verbs
    return is_bare and words[-3] not in cues.inner_openers | cues.conditions


def _lacks_rest_of_question(words: Words, cues: CutOffCues) -> bool:
    """Return whether a question has a subject and no verb yet: "would turmeric"."""
    if words[0] not in cues.question_helpers or len(words) > LONGEST_TOPIC:
        return False
    topic = words[1:] if words[1:2] and words[1] not in cues.determiners else words[2:]
    return len(topic) == 1 and topic[0] in cues.people | cues.things
