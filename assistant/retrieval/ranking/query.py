"""Reads what is searched for: the words of a question, its cancer, and what is known of the person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.retrieval.language.asking import asking_part
from assistant.retrieval.language.cancers import cancer_names
from assistant.retrieval.language.choices import choices_in
from assistant.retrieval.language.concepts import Concepts, concepts_in, topic_word
from assistant.retrieval.language.known_names import NO_NAMES, KnownNames
from assistant.retrieval.language.known_setting import known_setting
from assistant.retrieval.language.spelling import looks_like_a_cancer_drug
from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import content_words_of, plain, words_of

WEIGHT_OF_CONCEPT = 1.0
WEAK_CONCEPT = "cxdefinition"
"""Half of all questions begin with "what is": it counts less when something else is asked."""
WEIGHT_OF_WEAK_CONCEPT = 0.5
WEIGHT_OF_EXPANSION = 0.6
HINTS = {"cxtheword", "cxitscourse"}
SURE = {"cxthedisease", "cxitsmarkers"}
ILLNESSES = {"cxillnesses", "cxotherpeople"}
TAKEN = {FactStatus.CURRENT, FactStatus.HELD, FactStatus.REDUCED, FactStatus.PLANNED}


class Corrector(Protocol):
    """Anything that can put a misspelt word right."""

    def correct(self, word: str) -> str | None:
        """Return the word that was meant, or None when `word` may stand as it is."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A question as the library is searched for it."""

    text: str
    """The content words with their spelling corrected, for the vector."""
    asking: str
    """The same of those clauses alone that ask something: a story stands around them."""
    terms: tuple[tuple[str, ...], ...]
    """The content words; each with its correction or its other names behind it."""
    expansions: tuple[tuple[str, ...], ...]
    """What the library calls the things that were said in everyday words."""
    concepts: tuple[str, ...]
    named_cancers: frozenset[str]
    named_drugs: frozenset[str]
    named_markers: frozenset[str]
    choices: frozenset[str]
    """Whether to stop a medicine, or what comes after growth: asked whatever else is named."""
    known_cancers: frozenset[str]
    known_drugs: frozenset[str]
    """Words of the names of what the person takes now."""
    known_setting: str
    """Early or spread, as the person told; empty where nobody said."""
    is_about_cancer: bool
    """Whether its words are those of cancer and its care."""
    is_surely_about_cancer: bool
    """Whether they have no other meaning: the disease, its markers, its medicines."""
    other_illnesses: tuple[str, ...]
    """Names of illnesses that are no cancer, as they stand in the question."""
    other_matters: tuple[str, ...]
    """Names of everyday things that speak against an illness being meant at all."""
    is_only_hinted: bool
    """Whether the bare word, as in a question on star signs, or a course of treatment, as in any
    illness, is all that speaks for that."""

    @property
    def weights(self) -> dict[str, float]:
        """All words to look up in the full-text index, with what each counts."""
        words = {word: WEIGHT_OF_EXPANSION for term in self.expansions for word in term}
        words |= {word: 1.0 for term in self.terms for word in term}
        return words | {concept: self._weight_of(concept) for concept in self.concepts}

    @property
    def texts(self) -> list[str]:
        """What is compared by its meaning."""
        return list(dict.fromkeys((self.text, self.asking or self.text)))

    @property
    def topics(self) -> tuple[str, ...]:
        """The index words of documents whose very topic is asked about."""
        return tuple(topic_word(concept) for concept in self.concepts if concept != WEAK_CONCEPT)

    @property
    def cancers(self) -> frozenset[str]:
        """The cancers it is about: those it names, else the remembered one."""
        return self.named_cancers or self.known_cancers

    def _weight_of(self, concept: str) -> float:
        is_weak = concept == WEAK_CONCEPT and len(self.concepts) > 1
        return WEIGHT_OF_WEAK_CONCEPT if is_weak else WEIGHT_OF_CONCEPT


class QueryReader:
    """Reads questions with the names it is told."""

    def __init__(self, corrector: Corrector, names: KnownNames = NO_NAMES) -> None:
        self._corrector = corrector
        self._drugs = names.drug_words
        self._other_names = names.others
        self._markers = names.markers

    def read(self, question: str, facts: Sequence[Fact] = ()) -> SearchQuery:
        """Return the query of a question asked by a person of whom `facts` are known."""
        question = self._with_own_medicines(question, facts)
        content = content_words_of(question)
        meant = {word: self._meant_by(word) for word in content}
        text = " ".join(word for typed in words_of(question) for word in meant.get(typed, (typed,)))
        cancers = cancer_names().in_text(text)
        care = _cancer_care().in_text(text)
        others = _other_subjects().words_in_text(text)
        words = [word for meanings in meant.values() for word in meanings]
        named_drugs = self._drugs.intersection(words)
        is_sure = bool(cancers) or not SURE.isdisjoint(care) or self._names_its_own(words)
        expansions = _expansions(text)
        more = [word for term in expansions for word in term]
        return SearchQuery(
            text=" ".join([*words, *more]) or text,
            asking=self._asking(question, meant, more),
            expansions=expansions,
            terms=tuple(
                tuple(dict.fromkeys((word, *meanings))) for word, meanings in meant.items()
            ),
            concepts=concepts_in(text),
            named_cancers=cancers,
            known_cancers=_known_cancers(facts),
            known_drugs=_known_drugs(facts),
            known_setting=known_setting(facts),
            named_drugs=named_drugs,
            choices=choices_in(text, named_drugs),
            named_markers=self._markers.intersection(words),
            is_about_cancer=bool(cancers) or bool(care) or is_sure,
            is_surely_about_cancer=is_sure,
            other_illnesses=_names_of(others, ILLNESSES),
            other_matters=_names_of(others, set(others) - ILLNESSES),
            is_only_hinted=not is_sure and HINTS.issuperset(care),
        )

    def _with_own_medicines(self, question: str, facts: Sequence[Fact]) -> str:
        """Name what the person takes where a question speaks of it without a name."""
        taken = _known_drugs(facts)
        says_which = bool(cancer_names().in_text(question)) or not self._drugs.isdisjoint(
            words_of(question)
        )
        if not taken or says_which or not _own_medicines().in_text(question):
            return question
        return f"{question} {' '.join(sorted(taken))}"

    def _names_its_own(self, words: Sequence[str]) -> bool:
        """Say whether a gene, a marker or a medicine is named that only cancer care knows."""
        return any(word in self._markers or looks_like_a_cancer_drug(word) for word in words)

    def _asking(
        self, question: str, meant: Mapping[str, Sequence[str]], more: Sequence[str]
    ) -> str:
        content = content_words_of(asking_part(question))
        return " ".join([word for typed in content for word in meant.get(typed, ())] + [*more])

    def _meant_by(self, word: str) -> tuple[str, ...]:
        """Return the word that was meant, and what else its thing is called."""
        if word in self._other_names:
            return (word, *self._other_names[word])
        return (self._corrector.correct(word) or word,)


def _names_of(found: Mapping[str, tuple[str, ...]], wanted: Collection[str]) -> tuple[str, ...]:
    return tuple(name for concept in found if concept in wanted for name in found[concept])


@cache
def _other_subjects() -> Concepts:
    return Concepts(load_word_lists(DATA / "other_subjects.yaml"))


def _expansions(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words_of(name)) for name in _lay_words().names_in(text))


@cache
def _own_medicines() -> Concepts:
    return Concepts(load_word_lists(DATA / "own_medicines.yaml"))


@cache
def _lay_words() -> Concepts:
    return Concepts(load_word_lists(DATA / "lay_words.yaml"))


@cache
def _cancer_care() -> Concepts:
    return Concepts(load_word_lists(DATA / "cancer_care_words.yaml"))


def _known_cancers(facts: Sequence[Fact]) -> frozenset[str]:
    names = [
        fact.name
        for fact in facts
        if fact.kind is FactKind.CANCER
        and fact.subject is Subject.PATIENT
        and fact.status is not FactStatus.NEGATED
    ]
    return frozenset(
        cancer for name in names for cancer in (cancer_names().in_text(name) or {plain(name)})
    )


def _known_drugs(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(
        word
        for fact in facts
        if fact.kind is FactKind.DRUG and fact.subject is Subject.PATIENT and fact.status in TAKEN
        for word in content_words_of(fact.name)
    )
