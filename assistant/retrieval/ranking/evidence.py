"""Judges how likely what was found is on the question, by weights learnt from asked questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from math import exp, log

import numpy as np
import numpy.typing as npt

from assistant.domain import Document
from assistant.retrieval.language.choices import choices_in
from assistant.retrieval.language.english import strangeness
from assistant.retrieval.language.known_setting import setting_gain
from assistant.retrieval.language.words import words_of
from assistant.retrieval.ranking.aboutness import Nearness, asked_words, nearness
from assistant.retrieval.ranking.named_medicines import names_any
from assistant.retrieval.ranking.query import SearchQuery
from assistant.retrieval.ranking.weights import Weights, load_weights

COMMON_TOPIC = 3.0
"""A topic no rarer than this ("treatment") is asked about everywhere and says nothing."""
RAREST_TOPIC = 6.0
WEIGHT_OF_EXPANSION = 1.5
"""What a thing said in everyday words counts beside a word: as much as an uncommon one."""
TOLD_OF_CANCER = 1.3
"""A person who told of a cancer asks about it more often than not."""
MEDICINE_TAKEN, OWN_CANCER, OWN_SETTING = 2.5, 0.8, 0.8
"""What is known of a person cannot be learnt from questions that strangers asked once."""
CHOICE_ASKED = 9.0
"""Whether to stop, and what comes after growth, goes before what is said on the medicine named."""
DRUG, MARKER, CANCER, GENERAL, ANY = "drug", "biomarker", "cancer", "general", "any"
SPREAD = {"metastatic", "advanced"}

MUCH = 5.0
"""The logarithm of what a long question says that is covered whole."""
COMMONER, FEW_WORDS = 5.0, 3
"""A word is commoner by at most so much (a logarithm); so many words stand for a question."""

Held = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a question says by itself, before anything is found."""

    features: Features
    other_illnesses: tuple[str, ...] = ()
    other_matters: tuple[str, ...] = ()
    has_told_of_cancer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage to be judged."""

    document: Document
    cosine: float
    fused: float
    """What the words and the meaning that it shares with the question came to."""
    topic: float
    """How rare the rarest subject of the question is that its document is on."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What speaks for one passage, comparable between searches."""

    matched_terms: int
    cosine: float
    features: Features
    known: float = 0.0
    """What is gained by what is known of the person."""
    context: Context = field(default_factory=lambda: Context(features={}))

    @cached_property
    def relevance(self) -> float:
        """Return how likely its document is the one asked for, as a logarithm."""
        return weights().relevance.of(self.features) + self.known

    @cached_property
    def confidence(self) -> float:
        """Return how likely the library answers the question with it, 0 to 1."""
        told = TOLD_OF_CANCER if self.context.has_told_of_cancer else 0.0
        spoken = weights().answered.of({**self.features, **self.context.features})
        return 1.0 / (1.0 + exp(-spoken - told))

    @property
    def is_enough(self) -> bool:
        """Say whether the passage may be shown as an answer to the question."""
        return self.confidence >= weights().enough


def likelihood_beside(highest: float, evidence: Evidence) -> float:
    """Return how likely a document is the one asked for, beside the likeliest, which has 1."""
    return exp(min(0.0, evidence.relevance - highest))


@cache
def weights() -> Weights:
    """Return the learnt weights, loaded on first use."""
    return load_weights()


def context_of(query: SearchQuery, *, knows_cancer: bool, knows_drug: bool) -> Context:
    """Return what speaks for a question before anything is found.

    `knows_cancer` and `knows_drug`: the library has a document on the cancer the question
    names, and one on a medicine it names.
    """
    names_cancer = bool(query.named_cancers)
    sure = not names_cancer and query.is_surely_about_cancer
    care = not names_cancer and not sure and query.is_about_cancer
    is_on_cancer = query.is_about_cancer and not query.is_only_hinted
    return Context(
        features={
            "names a known cancer": float(names_cancer and knows_cancer),
            "names an unknown cancer": float(names_cancer and not knows_cancer),
            "surely about cancer": float(sure),
            "words of cancer care": float(care and not query.is_only_hinted),
            "only hinted": float(care and query.is_only_hinted),
            "names a known medicine": float(knows_drug),
            "other illness": float(bool(query.other_illnesses)),
            "other matter": float(bool(query.other_matters)),
            "other illness beside cancer": float(bool(query.other_illnesses) and is_on_cancer),
            "other matter beside cancer": float(bool(query.other_matters) and is_on_cancer),
            "long": min(len(query.terms), LONG) / LONG,
        },
        other_illnesses=query.other_illnesses,
        other_matters=query.other_matters,
        has_told_of_cancer=bool(query.known_cancers),
    )


LONG = 20


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
    near = _nearness_of(query, candidates)
    cosines = _best_of_document(candidates)
    of_library = _of_the_library(strange, says)
    amounts = np.log1p(says @ held) / MUCH
    return [
        Evidence(
            matched_terms=int(held[:, place].sum()),
            cosine=one.cosine,
            context=context,
            known=_gained_by_what_is_known(query, one.document),
            features={
                "covered by the passage": float(covered[place]),
                "missing": float(missing[place]),
                "covered in all": float(amounts[place]),
                "cosine": cosines[one.document.document_id],
                "fused": one.fused,
                **_of_document(query, one, near[one.document.document_id]),
                **of_library,
                "not on the other illness": _lacks_any(one.document, context.other_illnesses),
                "not on the other matter": _lacks_any(one.document, context.other_matters),
            },
        )
        for place, one in enumerate(candidates)
    ]


def _of_the_library(strange: Floats, rarities: Floats) -> dict[str, float]:
    """Return how much commoner the words of a question are in the library than in English."""
    commoner = np.sort(np.clip(strange * log(10) - rarities, -COMMONER, COMMONER)) / COMMONER
    parts = {
        "words of the library": commoner,
        "its best words of the library": commoner[-FEW_WORDS:],
        "its foreign words": commoner[:FEW_WORDS],
    }
    return {name: float(part.mean()) if len(part) else 0.0 for name, part in parts.items()}


def _nearness_of(query: SearchQuery, candidates: Sequence[Candidate]) -> dict[str, Nearness]:
    says = [strangeness(term[-1]) for term in query.terms]
    says += [WEIGHT_OF_EXPANSION] * len(query.expansions)
    asked = asked_words((*query.terms, *query.expansions), says)
    documents = {one.document.document_id: one.document for one in candidates}
    return {name: nearness(one, asked) for name, one in documents.items()}


def _best_of_document(candidates: Sequence[Candidate]) -> dict[str, float]:
    best: dict[str, float] = {}
    for one in candidates:
        name = one.document.document_id
        best[name] = max(best.get(name, -1.0), one.cosine)
    return best


def _of_document(query: SearchQuery, one: Candidate, near: Nearness) -> dict[str, float]:
    """Return what speaks for the document of a candidate, whatever passage was found."""
    document = one.document
    is_drug = document.kind == DRUG
    is_named = names_any(document, query.named_drugs)
    is_taken = names_any(document, query.known_drugs)
    is_its_marker = document.kind == MARKER and names_any(document, query.named_markers)
    is_on_cancer = document.cancer in query.named_cancers
    asks_for_other = bool(query.named_drugs) and not is_named
    return {
        "covered by its questions": near.covered,
        "named": near.named,
        "alike": near.alike,
        "its question held": near.held,
        "topic": max(0.0, one.topic - COMMON_TOPIC) / RAREST_TOPIC,
        "its medicine is named": float(is_drug and is_named),
        "only its medicine is named": float(is_drug and is_named and not query.named_cancers),
        "another medicine is named": float(is_drug and asks_for_other),
        "a medicine nobody named": float(is_drug and not query.named_drugs and not is_taken),
        "its marker is named": float(is_its_marker),
        "its cancer is named": float(is_on_cancer),
        "overview of the cancer named": float(is_on_cancer and document.kind == CANCER),
        "a cancer nobody named": float(
            document.cancer != ANY and not query.cancers and not is_drug
        ),
        "of all cancers though one is named": float(
            document.cancer == ANY and bool(query.named_cancers)
        ),
        "only once it has spread": float(
            document.setting in SPREAD
            and "cxspread" not in query.concepts
            and query.known_setting not in SPREAD
        ),
    }


def _gained_by_what_is_known(query: SearchQuery, document: Document) -> float:
    """Return what a document gains on the person's own medicine or cancer, where none is named."""
    is_taken = document.kind == DRUG and names_any(document, query.known_drugs)
    gained = MEDICINE_TAKEN if is_taken and not query.named_drugs else 0.0
    is_own = document.cancer in query.known_cancers and not query.named_cancers
    gained += OWN_SETTING * setting_gain(document.setting, query.known_setting)
    gained += CHOICE_ASKED if _is_on_the_choice(query, document) else 0.0
    return gained + (OWN_CANCER if is_own else 0.0)


def _is_on_the_choice(query: SearchQuery, document: Document) -> bool:
    """Say whether a question on stopping, or on growth, has found the document on just that."""
    on = choices_in(document.topic) if query.choices and document.kind == GENERAL else frozenset()
    return not query.choices.isdisjoint(on)


def _lacks_any(document: Document, names: Sequence[str]) -> float:
    """Say whether a document is not on one of `names`; to mention it in passing is not enough."""
    if not names:
        return 0.0
    on = {*words_of(document.title), *words_of(document.topic)}
    on.update(word for question in document.answers for word in words_of(question))
    return float(not all(on.issuperset(name.split()) for name in names))
