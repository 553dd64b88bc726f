"""Judges whether what was found is about the question at all, by evidence and never by rank."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.retrieval.query import SearchQuery

Holds = Callable[[str], bool]
Rarity = Callable[[str], float]

WEIGHT_OF_COVERAGE = 0.8
ENOUGH = 0.72
"""Set on questions from outside and inside the library, see `evals/search`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one passage, comparable between searches."""

    matched_terms: int
    coverage: float
    """The share of the question's words, weighed by how rare they are, that its document holds."""
    cosine: float

    @property
    def is_enough(self) -> bool:
        """Say whether the passage may be shown as an answer to the question."""
        return WEIGHT_OF_COVERAGE * self.coverage + self.cosine >= ENOUGH


def weigh(
    query: SearchQuery, *, cosine: float, in_passage: Holds, in_document: Holds, rarity: Rarity
) -> Evidence:
    """Return the evidence for a passage that, like its document, holds some words of the query."""
    # A correction stands for the word as typed, which is rare only because it is misspelt.
    asked = {term: rarity(term[-1]) for term in query.terms}
    total = sum(asked.values())
    covered = sum(says for term, says in asked.items() if any(map(in_document, term)))
    return Evidence(
        matched_terms=sum(any(map(in_passage, term)) for term in query.terms),
        coverage=covered / total if total else 0.0,
        cosine=cosine,
    )
