"""Decides whether a message ends inside a word."""

from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause
from assistant.understanding.vocabulary import Vocabulary

LONGEST_SURE_RANK = 20_000
"""A rarer English word that begins a word of cancer care may be half of it."""
SHORTEST_HALF = 3
MOST_COMMON_GOAL = 25_000
"""A half word must go on to a word at least so common."""


def is_fragment(clause: LastClause, vocabulary: Vocabulary, cues: CutOffCues) -> bool:
    """Return whether the last word is only the beginning of one."""
    typed, word = clause.last, clause.words[-1]
    if not word.isalpha() or _is_abbreviation(typed) or not clause.typed.rstrip().endswith(typed):
        return False
    if len(word) == 1:
        return _is_lone_letter(clause, cues)
    if clause.is_sign_off or _is_name(clause, cues):
        return False
    if vocabulary.knows(word):
        return _is_half_of_a_cancer_word(word, clause, vocabulary, cues)
    return _goes_on(word, vocabulary)


def _is_abbreviation(typed: str) -> bool:
    """Return whether a word is in capitals, as "HER" or "FOLFOX" is."""
    return typed.isupper() and len(typed) > 1


def _is_lone_letter(clause: LastClause, cues: CutOffCues) -> bool:
    if clause.words[-1] in ("i", "a") or len(clause.words) < SHORTEST_HALF:
        return False
    before = clause.words[-2]
    is_slang = clause.words[-1] in ("u", "k", "x", "y", "n", "r", "s", "d")
    return not is_slang and before not in cues.whole_after_letter and clause.last.islower()


def _is_name(clause: LastClause, cues: CutOffCues) -> bool:
    """Return whether the last word reads as a signature: "Thanks, Sherry"."""
    return clause.last.istitle() and len(clause.words) > 1 and clause.words[-2] in cues.sign_offs


def _is_half_of_a_cancer_word(
    word: str, clause: LastClause, vocabulary: Vocabulary, cues: CutOffCues
) -> bool:
    """Return whether a rare English word after "the" is likelier half of a cancer word."""
    if (
        len(word) < SHORTEST_HALF
        or word in vocabulary.oncology_words
        or len(clause.words) < SHORTEST_HALF
    ):
        return False
    is_rare = vocabulary.rank(word) > LONGEST_SURE_RANK
    needs_noun = clause.words[-2] in cues.determiners | cues.prepositions
    return is_rare and needs_noun and bool(vocabulary.oncology_beginning_with(word))


def _goes_on(word: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.oncology_beginning_with(word):
        return True
    goals = [goal for goal in vocabulary.beginning_with(word) if not _is_mere_ending(goal, word)]
    return any(vocabulary.rank(goal) < MOST_COMMON_GOAL for goal in goals)


def _is_mere_ending(goal: str, word: str) -> bool:
    """Return whether only a plural or past ending is missing, which is a typing slip."""
    return goal[len(word) :] in ("s", "'s")
