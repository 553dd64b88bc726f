"""Decides whether a message ends inside a word."""

from assistant.understanding.cut_off_cues import CutOffCues
from assistant.understanding.last_clause import LastClause
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.word_pairs import WordPairs

LONGEST_SURE_RANK = 20_000
"""A rarer English word that begins a word of cancer care may be half of it."""
COMMONEST_HALF = 3_000
"""A more common English word is taken as whole whatever often follows the word before it."""
OFTEN_PAIRED = 30_000_000
"""How often the list of pairs must have seen the longer word after the word before it."""
SHORTEST_HALF = 3
LONG_HALF = 5
"""Letters; a longer half word may go on to any word."""
_ENDINGS = ("s", "'s", "es", "d", "ed", "r", "er", "y", "ly", "ing", "e", "n")
"""A word that lacks only these is inflected or misspelt, not cut."""


def is_fragment(
    clause: LastClause, vocabulary: Vocabulary, cues: CutOffCues, pairs: WordPairs
) -> bool:
    """Return whether the last word is only the beginning of one."""
    typed, word = clause.last, clause.words[-1]
    if _is_abbreviation(typed) or not clause.typed.rstrip().endswith(typed):
        return False
    if not word.isalpha():
        return not vocabulary.knows(word) and _begins_a_name_with_digits(word, vocabulary)
    if len(word) == 1:
        return _is_lone_letter(clause, cues)
    if clause.is_sign_off or _is_name(clause, cues):
        return False
    known = vocabulary.knows(word)
    return (
        _is_half_all_the_same(clause, vocabulary, cues, pairs)
        if known
        else _goes_on(word, vocabulary)
    )


def _is_half_all_the_same(
    clause: LastClause, vocabulary: Vocabulary, cues: CutOffCues, pairs: WordPairs
) -> bool:
    """Return whether a word of the English list is likelier half of a longer one here."""
    word = clause.words[-1]
    return (
        (word in cues.seldom_whole and len(clause.words) > 1)
        or _is_half_of_a_cancer_word(word, clause, vocabulary, cues)
        or _is_half_of_an_organ(clause.words, vocabulary, cues)
        or _is_half_of_a_pair(clause.words, vocabulary, pairs)
    )


def _is_abbreviation(typed: str) -> bool:
    """Return whether a word is in capitals, as "HER" or "FOLFOX" is."""
    return typed.isupper() and len(typed) > 1


def _is_lone_letter(clause: LastClause, cues: CutOffCues) -> bool:
    if clause.words[-1] in ("i", "a") or len(clause.words) < SHORTEST_HALF:
        return False
    before = clause.words[-2]
    if clause.last.isupper() and clause.words[-1] != "c":
        return before in ("the", "my") and not set(clause.words) & cues.wh
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


def _is_half_of_an_organ(words: tuple[str, ...], vocabulary: Vocabulary, cues: CutOffCues) -> bool:
    """Return whether half the name of a cancer follows its stage: "stage three pan"."""
    is_staged = len(words) >= SHORTEST_HALF and words[-3] in cues.needs_number
    organs = vocabulary.oncology["cancers"]
    is_rare = vocabulary.rank(words[-1]) >= COMMONEST_HALF
    is_half = is_rare and len(words[-1]) >= SHORTEST_HALF
    return (
        is_staged
        and is_half
        and words[-1] not in organs
        and any(organ.startswith(words[-1]) for organ in organs)
    )


def _goes_on(word: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.oncology_beginning_with(word):
        return True
    goals = [goal for goal in vocabulary.beginning_with(word) if not _is_mere_ending(goal, word)]
    is_long = len(word) >= LONG_HALF
    return bool(goals) and (is_long or any(map(vocabulary.is_common, goals)))


def _begins_a_name_with_digits(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether more digits are missing: "ki6" of "ki67"."""
    has_both = any(map(str.isalpha, word)) and word[-1].isdigit()
    return has_both and bool(vocabulary.oncology_beginning_with(word))


def _is_half_of_a_pair(words: tuple[str, ...], vocabulary: Vocabulary, pairs: WordPairs) -> bool:
    """Return whether the word before goes with a longer word far more often: "ice cr"."""
    if len(words) < 2 or vocabulary.rank(words[-1]) < COMMONEST_HALF:
        return False
    if pairs.is_medical_beginning(words[-2], words[-1]):
        return True
    if (
        words[-1] in vocabulary.oncology_words | vocabulary.medical
        or len(words[-1]) < LONG_HALF - 1
    ):
        return False
    following = pairs.following(words[-2], words[-1])
    if words[-1] in following:
        return False
    inflected = {f"{words[-1]}s", f"{words[-1]}ly"}
    longer = (count for goal, count in following.items() if goal not in inflected)
    return max(longer, default=0) >= OFTEN_PAIRED


def _is_mere_ending(goal: str, word: str) -> bool:
    """Return whether only an ending is missing, which is a typing slip."""
    return goal[len(word) :] in _ENDINGS
