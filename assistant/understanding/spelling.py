"""Corrects the spelling of a query, for search only: never for what is shown or for doses."""

import re
from collections.abc import Collection, Mapping

from symspellpy import SymSpell, Verbosity

from assistant.understanding.vocabulary import Vocabulary, load_vocabulary

LONG_WORD = 7
"""Letters; a shorter word is corrected by one letter at most."""
SHORTEST_CORRECTED = 4
COMMON_IN_LIBRARY = 2
"""A word that stands so often in the library is taken as meant."""
_WORD = re.compile(r"[^\W\d_]+")


class QuerySpelling:
    """Knows the words of the library, everyday English and the names of drugs.

    A name of a drug is never touched, and a misspelt word becomes a drug only over one letter and
    when no second drug is as near.
    """

    def __init__(
        self, *, drugs: Collection[str], library_words: Mapping[str, int], vocabulary: Vocabulary
    ) -> None:
        self._drugs = frozenset(drug.lower() for drug in drugs)
        self._library_words = library_words
        self._vocabulary = vocabulary
        self._near = SymSpell(max_dictionary_edit_distance=2)
        for word, count in library_words.items():
            if self._is_meant(word) and len(word) >= SHORTEST_CORRECTED:
                self._near.create_dictionary_entry(word, count)
        for drug in self._drugs:
            self._near.create_dictionary_entry(drug, 1)

    def correct(self, query: str) -> str:
        """Return the query with each correction right behind the word as typed."""
        return _WORD.sub(self._with_correction, query)

    def _with_correction(self, found: re.Match[str]) -> str:
        correction = self.correction(found[0])
        return f"{found[0]} {correction}" if correction else found[0]

    def correction(self, word: str) -> str:
        """Return the word that is meant, in lower case, or nothing when `word` is left alone."""
        plain = word.lower()
        if len(plain) < SHORTEST_CORRECTED or not plain.isascii() or self._is_meant(plain):
            return ""
        furthest = 2 if len(plain) >= LONG_WORD else 1
        near = self._near.lookup(plain, Verbosity.CLOSEST, max_edit_distance=furthest)
        drugs = [one for one in near if one.term in self._drugs]
        words = [one for one in near if one.term not in self._drugs]
        if drugs and (len(drugs) > 1 or drugs[0].distance > 1):
            drugs = []
        best = (drugs or words)[:1]
        return str(best[0].term) if best else ""

    def _is_meant(self, word: str) -> bool:
        return (
            word in self._drugs
            or self._library_words.get(word, 0) >= COMMON_IN_LIBRARY
            or self._vocabulary.knows(word)
        )


def load_query_spelling(
    *, drugs: Collection[str], library_words: Mapping[str, int]
) -> QuerySpelling:
    """Build the corrector for a library: its words with their counts, and the drugs to protect."""
    return QuerySpelling(drugs=drugs, library_words=library_words, vocabulary=load_vocabulary())
