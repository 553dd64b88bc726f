"""Judges whether what was found is about the question at all, by evidence and never by rank."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.domain import Document
from assistant.retrieval.english import strangeness
from assistant.retrieval.query import SearchQuery
from assistant.retrieval.words import words_of

WEIGHT_OF_COVERAGE = 3.5
WEIGHT_OF_COSINE = 2.5
WEIGHT_OF_TOPIC = 1.0
COMMON_TOPIC = 3.0
"""A topic no rarer than this ("treatment") is asked about everywhere and says nothing."""
WEIGHT_OF_MISSING, WEIGHT_OF_MISSING_IN_CARE = 0.7, 0.2
MALUS_OTHER_ILLNESS = 3.2
MALUS_OTHER_MATTER = 5.0
ENOUGH = 1.6
"""Fitted on questions from outside and inside three libraries, see `evals/search`."""

Held = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a question says by itself, before anything is found."""

    bonus: float
    weight_of_missing: float = WEIGHT_OF_MISSING
    other_illnesses: tuple[str, ...] = ()
    other_matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one passage, comparable between searches."""

    matched_terms: int
    coverage: float
    """The share of the question's words, weighed by how rare they are, that stand in it."""
    cosine: float
    missing: float
    """How strange the strangest word is that does not stand in it."""
    topic: float
    """How rare the rarest subject of the question is that its document is on."""
    context: Context
    is_on_other_illness: bool = False
    is_on_other_matter: bool = False

    @property
    def is_enough(self) -> bool:
        """Say whether the passage may be shown as an answer to the question."""
        found = WEIGHT_OF_COVERAGE * self.coverage + WEIGHT_OF_COSINE * self.cosine
        found -= self.context.weight_of_missing * self.missing
        if self.is_on_other_matter:
            found -= MALUS_OTHER_MATTER
        elif self.is_on_other_illness:
            found -= MALUS_OTHER_ILLNESS
        else:
            found += WEIGHT_OF_TOPIC * max(0.0, self.topic - COMMON_TOPIC)
        return found + self.context.bonus >= ENOUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage to be judged."""

    document: Document
    cosine: float
    topic: float
    """As in `Evidence`."""


def context_of(query: SearchQuery, *, knows_cancer: bool, knows_drug: bool) -> Context:
    """Return what speaks for a question before anything is found.

    `knows_cancer` and `knows_drug`: the library has a document on the cancer the question
    names, and one on a medicine it names.
    """
    if query.named_cancers:
        # A cancer is named: whatever strange words stand around it, it is what is asked about.
        return Context(bonus=3.7 if knows_cancer else -3.8, weight_of_missing=0.0)
    if query.is_surely_about_cancer:
        return Context(bonus=3.2, weight_of_missing=WEIGHT_OF_MISSING_IN_CARE)
    if query.is_about_cancer and not query.is_only_hinted:
        return Context(
            bonus=2.8,
            weight_of_missing=WEIGHT_OF_MISSING_IN_CARE,
            other_matters=query.other_matters,
        )
    if knows_drug:
        return Context(bonus=3.2, other_matters=query.other_matters)
    # A person who told of a cancer asks about it more often than not.
    hinted = 1.2 if query.known_cancers or query.is_about_cancer else 0.0
    return Context(
        bonus=hinted,
        other_illnesses=query.other_illnesses,
        other_matters=query.other_matters,
    )


def weigh(
    query: SearchQuery,
    *,
    context: Context,
    candidates: Sequence[Candidate],
    held: Held,
    rarities: Sequence[float],
) -> list[Evidence]:
    """Return the evidence for `candidates`; `held` says, by term and place, what stands where."""
    # A correction stands for the word as typed, which is rare only because it is misspelt.
    strange = np.array([strangeness(term[-1]) for term in query.terms])
    says = np.array(rarities)
    covered = says @ held / (says.sum() or 1.0)
    missing = np.max(strange[:, None] * ~held, axis=0, initial=0.0)
    return [
        Evidence(
            matched_terms=int(held[:, place].sum()),
            coverage=float(covered[place]),
            cosine=one.cosine,
            missing=float(missing[place]),
            topic=one.topic,
            context=context,
            is_on_other_illness=_lacks_any(one.document, context.other_illnesses),
            is_on_other_matter=_lacks_any(one.document, context.other_matters),
        )
        for place, one in enumerate(candidates)
    ]


def _lacks_any(document: Document, names: Sequence[str]) -> bool:
    """Say whether a document is not on one of `names`; to mention it in passing is not enough."""
    if not names:
        return False
    on = {*words_of(document.title), *words_of(document.topic)}
    on.update(word for question in document.answers for word in words_of(question))
    return not all(on.issuperset(name.split()) for name in names)
