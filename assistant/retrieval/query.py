"""Reads what is searched for: the words of a question, its cancer, and what is known of the person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.retrieval.cancers import cancer_names
from assistant.retrieval.concepts import concepts_in, topic_word
from assistant.retrieval.words import content_words_of, plain, words_of

Correct = Callable[[str], str | None]

WEIGHT_OF_CONCEPT = 1.0
WEAK_CONCEPT = "cxdefinition"
"""Half of all questions begin with "what is": it counts less when something else is asked."""
WEIGHT_OF_WEAK_CONCEPT = 0.5
TAKEN = {FactStatus.CURRENT, FactStatus.HELD, FactStatus.REDUCED, FactStatus.PLANNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A question as the index is asked for it."""

    text: str
    """The content words with their spelling corrected, for the vector."""
    terms: tuple[tuple[str, ...], ...]
    """The content words; each with its correction, where it has one."""
    concepts: tuple[str, ...]
    named_cancers: frozenset[str]
    known_cancers: frozenset[str]
    known_drugs: frozenset[str]
    """Words of the names of what the person takes now."""

    @property
    def weights(self) -> dict[str, float]:
        """All words to look up in the full-text index, with what each counts."""
        words = {word: 1.0 for term in self.terms for word in term}
        return words | {concept: self._weight_of(concept) for concept in self.concepts}

    def _weight_of(self, concept: str) -> float:
        is_weak = concept == WEAK_CONCEPT and len(self.concepts) > 1
        return WEIGHT_OF_WEAK_CONCEPT if is_weak else WEIGHT_OF_CONCEPT

    @property
    def topics(self) -> tuple[str, ...]:
        """The index words of documents whose very topic is asked about."""
        return tuple(topic_word(concept) for concept in self.concepts if concept != WEAK_CONCEPT)

    @property
    def cancers(self) -> frozenset[str]:
        """The cancers it is about: those it names, else the remembered one."""
        return self.named_cancers or self.known_cancers


def read_query(question: str, facts: Sequence[Fact], correct: Correct) -> SearchQuery:
    """Return the query of a question; `correct` gives the word that was meant, or None."""
    content = content_words_of(question)
    corrections = {word: meant for word in content if (meant := correct(word))}
    text = " ".join(corrections.get(word, word) for word in words_of(question))
    return SearchQuery(
        text=" ".join(corrections.get(word, word) for word in content) or text,
        terms=tuple(
            (word, corrections[word]) if word in corrections else (word,) for word in content
        ),
        concepts=concepts_in(text),
        named_cancers=cancer_names().in_text(text),
        known_cancers=_known_cancers(facts),
        known_drugs=_known_drugs(facts),
    )


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
