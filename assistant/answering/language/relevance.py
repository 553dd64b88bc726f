"""Weigh how much of a question a text speaks to, rare words first."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import Document


@dataclass(frozen=True, kw_only=True)
class Relevance:
    """The content words of a question, each weighed by how rare it is in the texts at hand.

    The texts it is asked about are texts of the library: their stems are remembered.
    """

    weights: dict[str, float]
    """Stem to weight; words that no text holds are left out: they tell texts apart by nothing."""
    unknown: int = 0
    """How many words of the question no text holds."""

    @classmethod
    def of(cls, question: str, texts: Iterable[str]) -> Self:
        """Weigh the words of `question` by `texts`."""
        stems = [library_stems(text) for text in texts]
        seen = Counter(stem for found in stems for stem in found)
        wanted = content_stems(question)
        rarity = {one: math.log(1 + len(stems) / seen[one]) for one in wanted if seen[one]}
        return cls(weights=rarity, unknown=len(wanted) - len(rarity))

    def score(self, text: str) -> float:
        """Return the share of the question's weight that stands in `text`, 0 to 1."""
        stems = library_stems(text)
        if self.weights.keys().isdisjoint(stems):
            return 0.0
        return sum([w for one, w in self.weights.items() if one in stems]) / self._whole

    @cached_property
    def _whole(self) -> float:
        return sum(self.weights.values())

    @property
    def known_share(self) -> float:
        """Return which share of the question's words the texts hold at all."""
        words = len(self.weights) + self.unknown
        return len(self.weights) / words if words else 0.0

    def without(self, text: str) -> Self:
        """Return the same question without the words of `text`."""
        dropped = content_stems(text)
        left = {one: weight for one, weight in self.weights.items() if one not in dropped}
        return type(self)(weights=left, unknown=self.unknown)

    def share_of_words(self, text: str) -> float:
        """Return which share of the question's words, unknown ones included, stand in `text`."""
        words = len(self.weights) + self.unknown
        return len(self.matched(text)) / words if words else 0.0

    def matched(self, text: str) -> frozenset[str]:
        """Return the stems of the question that stand in `text`."""
        return library_stems(text) & self.weights.keys()


def topic_of(document: Document) -> str:
    """Return the words every passage of `document` is about."""
    return f"{document.title} {document.cancer} {document.topic} {document.setting}"
