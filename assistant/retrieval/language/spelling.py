"""Corrects the spelling of search words, and never makes one medicine of another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.english_words import english_words
from assistant.retrieval.language.english import strangeness
from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import words_of

SHORTEST_WORD = 4
LONG_WORD = 7
"""From this many letters on, the first letter may be wrong."""
VERY_LONG_WORD = 10
"""From this many letters on, two slips are corrected; below, one."""
SEEN_OFTEN = 2
"""A word that stands in this many passages is taken to be spelt right."""
STRANGE = 2.2
"""An English word stranger than this may still be a slip for a word that is everywhere here."""
EVERYWHERE = 0.05
NEAREST = 5
SOUNDS_ALIKE = tuple(
    str.maketrans(letter, sound)
    for letter, sound in (("y", "i"), ("k", "c"), ("z", "s"), ("e", "a"), ("o", "a"), ("u", "a"))
)


class SpellingCorrector:
    """Finds the word that was probably meant; for search only, never for what is shown."""

    def __init__(self, vocabulary: Mapping[str, int], drugs: Collection[str] = ()) -> None:
        self._frequencies = vocabulary
        known = (*drugs, *medicine_names())
        self._drugs = {word for drug in known for word in words_of(drug)}
        self._everywhere = EVERYWHERE * max(vocabulary.values(), default=0)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._words_to_correct_into():
            self._by_length[len(word)].append(word)

    def correct(self, word: str) -> str | None:
        """Return the word that was meant, or None when `word` may stand as it is."""
        if not self._is_doubtful(word):
            return None
        reach = 1 if len(word) < VERY_LONG_WORD else 2
        best = min(
            (found for found in self._near(word, reach) if self._is_safe(word, *found)),
            key=lambda found: self._rank(word, *found),
            default=None,
        )
        return best[0] if best else None

    def _words_to_correct_into(self) -> Iterable[str]:
        yield from self._drugs
        for word, frequency in self._frequencies.items():
            often = frequency >= SEEN_OFTEN or word in english_words()
            if often and word.isalpha() and len(word) >= SHORTEST_WORD and word not in self._drugs:
                yield word

    def _is_doubtful(self, word: str) -> bool:
        if len(word) < SHORTEST_WORD or not word.isalpha():
            return False
        known = self._frequencies.get(word, 0) >= SEEN_OFTEN
        return not known and word not in self._drugs and _is_no_ordinary_word(word)

    def _near(self, word: str, reach: int) -> list[tuple[str, int]]:
        lengths = range(len(word) - reach, len(word) + reach + 1)
        return [
            (near, int(distance))
            for length in lengths
            for near, distance, _ in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=reach,
                limit=NEAREST,
            )
        ]

    def _is_safe(self, word: str, near: str, distance: int) -> bool:
        if word in english_words():
            # "canker" is a word, but in a library on cancer it is a slip.
            return distance == 1 and self._frequencies.get(near, 0) >= self._everywhere
        if near in self._drugs or looks_like_a_drug(near):
            return distance == 1 and _is_a_slip(word, near)
        begins_alike = word[0] == near[0] or (distance == 1 and len(word) >= LONG_WORD)
        return begins_alike and not looks_like_a_drug(word)

    def _rank(self, word: str, near: str, distance: int) -> tuple[int, bool, int]:
        return (distance, near[0] != word[0], -self._frequencies.get(near, 0))


@cache
def drug_endings() -> tuple[str, ...]:
    """How names of medicines end."""
    return load_word_lists(DATA / "drug_stems.yaml")["endings"]


@cache
def medicine_names() -> tuple[str, ...]:
    """Names of medicines that are respected whatever names are handed in."""
    return load_word_lists(DATA / "drug_stems.yaml")["names"]


def _is_no_ordinary_word(word: str) -> bool:
    return word not in english_words() or strangeness(word) > STRANGE


def looks_like_a_drug(word: str) -> bool:
    """Say whether a word ends as names of medicines do."""
    return len(word) >= LONG_WORD and word.endswith(drug_endings())


def looks_like_a_cancer_drug(word: str) -> bool:
    """Say whether a word ends as names of medicines against cancer do."""
    return len(word) >= LONG_WORD and word.endswith(_endings_against_cancer())


@cache
def _endings_against_cancer() -> tuple[str, ...]:
    return load_word_lists(DATA / "drug_stems.yaml")["against_cancer"]


def _is_a_slip(word: str, drug: str) -> bool:
    """Say whether `word` is `drug` misspelt, and not a name of its own one letter away."""
    if word[0] != drug[0] or _differ_only_at_the_end(word, drug):
        # "Dacarbazina" is a name in its own right, in another language.
        return False
    if len(word) != len(drug) or sorted(word) == sorted(drug):
        return True
    return _sound(word) == _sound(drug)


def _differ_only_at_the_end(word: str, drug: str) -> bool:
    return word[: len(drug) - 1] == drug[:-1]


def _sound(word: str) -> str:
    for table in SOUNDS_ALIKE:
        word = word.translate(table)
    return word
