"""Judges whether what was found is about the question at all, by evidence and never by rank."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.retrieval.english import strangeness
from assistant.retrieval.query import SearchQuery

WEIGHT_OF_COVERAGE = 3.8
WEIGHT_OF_COSINE = 4.5
WEIGHT_OF_MISSING = 0.9
BONUS_ABOUT_CANCER = 3.6
BONUS_NAMES_A_DRUG = 2.2
BONUS_KNOWN_CANCER = 1.2
"""A person who told of a cancer asks about it more often than not."""
MALUS_OTHER_CANCER = 3.8
ENOUGH = 1.8
"""Fitted on questions from outside and inside two libraries, see `evals/search`."""

Held = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one passage, comparable between searches."""

    matched_terms: int
    coverage: float
    """The share of the question's words, weighed by how rare they are, that stand in it."""
    cosine: float
    missing: float
    """How strange the strangest word is that does not stand in it."""
    context: float
    """What the question and the person say for its being about the library's subject."""

    @property
    def is_enough(self) -> bool:
        """Say whether the passage may be shown as an answer to the question."""
        found = WEIGHT_OF_COVERAGE * self.coverage + WEIGHT_OF_COSINE * self.cosine
        return found + self.context - WEIGHT_OF_MISSING * self.missing >= ENOUGH


def context_of(query: SearchQuery, *, knows_cancer: bool, knows_drug: bool) -> float:
    """Return what speaks for a question before anything is found.

    `knows_cancer` and `knows_drug`: the library has a document on the cancer the question
    names, and holds a medicine it names.
    """
    if query.named_cancers and not knows_cancer:
        return -MALUS_OTHER_CANCER
    if query.is_about_cancer:
        return BONUS_ABOUT_CANCER
    if knows_drug:
        return BONUS_NAMES_A_DRUG
    return BONUS_KNOWN_CANCER if query.known_cancers else 0.0


def weigh(
    query: SearchQuery,
    *,
    context: float,
    cosines: Sequence[float],
    held: Held,
    rarities: Sequence[float],
) -> list[Evidence]:
    """Return the evidence for passages; `held` says, by term and passage, what stands where."""
    # A correction stands for the word as typed, which is rare only because it is misspelt.
    strange = np.array([strangeness(term[-1]) for term in query.terms])
    says = np.array(rarities)
    covered = says @ held / (says.sum() or 1.0)
    missing = np.max(strange[:, None] * ~held, axis=0, initial=0.0)
    return [
        Evidence(
            matched_terms=int(held[:, place].sum()),
            coverage=float(covered[place]),
            cosine=cosine,
            missing=float(missing[place]),
            context=context,
        )
        for place, cosine in enumerate(cosines)
    ]
