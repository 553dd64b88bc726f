"""Says how nearly a question asks what a document is about, apart from what it only mentions."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.domain import Document
from assistant.retrieval.language.english import strangeness
from assistant.retrieval.language.words import content_words_of, stem

DOCUMENTS_KEPT = 4096

Stems = dict[str, float]
"""Stems with how strange their words are in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The stems of what a document calls itself and of the questions it answers."""

    names: tuple[Stems, ...]
    """The title, the topic and the synonyms, each for itself."""
    questions: tuple[Stems, ...]
    everything: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """How much of a question and of a document's own words meet, each 0 to 1."""

    covered: float
    """The share of the question that is among the document's names and questions."""
    named: float
    """The share of the document's best met name that is in the question."""
    alike: float
    """How like the question is to the nearest question the document answers."""
    held: float = 0.0
    """How much of that nearest question stands in the question: a story stands around it."""


NOTHING = Nearness(covered=0.0, named=0.0, alike=0.0)


@dataclass(frozen=True, kw_only=True)
class AskedWords:
    """The words of a question to compare with, each with what it says."""

    term_of: dict[str, int]
    """A stem to the place of the term it may stand for."""
    weights: Sequence[float]

    @cached_property
    def whole(self) -> float:
        """What all terms say together."""
        return sum(self.weights)

    def met(self, stems: AbstractSet[str]) -> float:
        """Return what the terms say that are among `stems`."""
        places = {self.term_of[one] for one in self.term_of.keys() & stems}
        return sum(self.weights[place] for place in places)


def asked_words(terms: Sequence[Sequence[str]], weights: Sequence[float]) -> AskedWords:
    """Return the terms of a query, ready to be compared."""
    term_of = {stem(word): place for place, term in enumerate(terms) for word in term}
    return AskedWords(term_of=term_of, weights=weights)


def nearness(document: Document, asked: AskedWords) -> Nearness:
    """Compare a question with what `document` is about."""
    if not asked.whole:
        return NOTHING
    about = about_of(document)
    return Nearness(
        covered=asked.met(about.everything) / asked.whole,
        named=max((_share_named(asked, name) for name in about.names), default=0.0),
        alike=max((_likeness(asked, one) for one in about.questions), default=0.0),
        held=max((_held(asked, one) for one in about.questions), default=0.0),
    )


@lru_cache(maxsize=DOCUMENTS_KEPT)
def about_of(document: Document) -> About:
    """Return what `document` is about, remembered."""
    names = [document.title, document.topic, *document.synonyms]
    questions = [document.title, *document.answers]
    stems = [_stems(text) for text in (*names, *questions)]
    return About(
        names=tuple(filter(None, stems[: len(names)])),
        questions=tuple(filter(None, stems[len(names) :])),
        everything=frozenset().union(*stems),
    )


def _stems(text: str) -> Stems:
    return {stem(word): strangeness(word) for word in content_words_of(text)}


def _share_named(asked: AskedWords, name: Stems) -> float:
    return sum(name[one] for one in name.keys() & asked.term_of.keys()) / sum(name.values())


def _likeness(asked: AskedWords, question: Stems) -> float:
    """Return the weighed share of words that both have, of those that either has."""
    if asked.term_of.keys().isdisjoint(question):  # most are; the rest is worked out for few
        return 0.0
    both = asked.met(question.keys())
    only_there = sum(question[one] for one in question.keys() - asked.term_of.keys())
    return both / (asked.whole + only_there) if both else 0.0


FEW = 2.0
"""What a short question is taken to say more than it does: one word met is no evidence."""


def _held(asked: AskedWords, question: Stems) -> float:
    """Return the share of a document's question that stands in the one asked."""
    both = sum(question[one] for one in question.keys() & asked.term_of.keys())
    return both / (sum(question.values()) + FEW)
