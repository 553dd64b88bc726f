"""Judges whether what was found is about the question at all, by evidence and never by rank."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.retrieval.english import strangeness
from assistant.retrieval.query import SearchQuery

WEIGHT_OF_COVERAGE = 3.2
WEIGHT_OF_COSINE = 5.1
BONUS_ABOUT_CANCER = 2.5
MALUS_OTHER_CANCER = 4.0
WEIGHT_OF_MISSING = 0.76
ENOUGH = 2.3
"""Fitted on questions from outside and inside two libraries, see `evals/search`."""

Held = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one passage, comparable between searches."""

    matched_terms: int
    coverage: float
    """The share of the question's words, weighed by how rare they are, that its document holds."""
    cosine: float
    missing: float = 0.0
    """How strange the strangest word is that its document does not hold."""
    is_about_cancer: bool = False
    is_other_cancer: bool = False
    """Whether the question names a cancer on which the library has no document."""

    @property
    def is_enough(self) -> bool:
        """Say whether the passage may be shown as an answer to the question."""
        context = BONUS_ABOUT_CANCER if self.is_about_cancer else 0.0
        if self.is_other_cancer:
            context = -MALUS_OTHER_CANCER
        found = WEIGHT_OF_COVERAGE * self.coverage + WEIGHT_OF_COSINE * self.cosine
        return found + context - WEIGHT_OF_MISSING * self.missing >= ENOUGH


def weigh(
    query: SearchQuery,
    *,
    cosines: Sequence[float],
    in_passage: Held,
    in_document: Held,
    rarities: Sequence[float],
    knows_cancer: bool,
) -> list[Evidence]:
    """Return the evidence for passages; the tables say, by term and passage, what holds what."""
    # A correction stands for the word as typed, which is rare only because it is misspelt.
    strange = np.array([strangeness(term[-1]) for term in query.terms])
    says = np.array(rarities)
    covered = says @ in_document / (says.sum() or 1.0)
    missing = np.max(strange[:, None] * ~in_document, axis=0, initial=0.0)
    return [
        Evidence(
            matched_terms=int(in_passage[:, place].sum()),
            coverage=float(covered[place]),
            cosine=cosine,
            missing=float(missing[place]),
            is_about_cancer=query.is_about_cancer,
            is_other_cancer=bool(query.named_cancers) and not knows_cancer,
        )
        for place, cosine in enumerate(cosines)
    ]
