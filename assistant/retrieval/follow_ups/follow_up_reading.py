"""Reads of a message what a follow-up may lean on: its names, its subjects, its other words."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.retrieval.language.cancers import GROWTHS, cancer_names
from assistant.retrieval.language.concepts import concepts_in
from assistant.retrieval.language.known_names import KnownNames
from assistant.retrieval.language.spelling import looks_like_a_cancer_drug
from assistant.retrieval.language.words import content_words_of, words_of
from assistant.retrieval.ranking.query import WEAK_CONCEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedText:
    """A message by its words."""

    words: tuple[str, ...]
    content: tuple[str, ...]
    """The words that say what it is about."""
    cancers: frozenset[str]
    """Words of the names of cancers."""
    drugs: frozenset[str]
    """Names of medicines, genes and markers."""
    topics: tuple[str, ...]
    is_marked: bool
    """Whether it ends as a question."""

    @property
    def names(self) -> tuple[str, ...]:
        """The words that name a cancer, a medicine or a marker, in their order."""
        return tuple(word for word in self.content if word in self.cancers | self.drugs)

    def replaced_by(self, before: "AskedText") -> frozenset[str]:
        """Return the names of `before` in whose place this message puts its own."""
        cancers = before.cancers if self.cancers else frozenset()
        return cancers | (before.drugs if self.drugs else frozenset())

    def begins_with(self, signs: Sequence[str], *, whole: bool = False) -> bool:
        """Say whether one of `signs` opens the message, or is all of it."""
        rest = self.without_opening(signs)
        return not rest if whole else len(rest) < len(self.words)

    def without_opening(self, signs: Sequence[str]) -> tuple[str, ...]:
        """Return the words after the signs it opens with."""
        said = " ".join(self.words) + " "
        while opening := max(
            (one for one in signs if said.startswith(one + " ")), default="", key=len
        ):
            said = said[len(opening) + 1 :]
        return tuple(said.split())


class MessageReader:
    """Reads messages with the names it is told."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names.drug_words | names.markers | names.others.keys()

    def read(self, message: str) -> AskedText:
        """Return what the words of `message` are."""
        content = tuple(content_words_of(message))
        cancers = {word for one in cancer_names().in_text(message) for word in words_of(one)}
        return AskedText(
            words=tuple(words_of(message)),
            content=content,
            cancers=frozenset(word for word in content if _is_of(word, cancers)),
            drugs=frozenset(word for word in content if self._is_name(word)),
            topics=tuple(one for one in concepts_in(message) if one != WEAK_CONCEPT),
            is_marked=message.rstrip().endswith("?"),
        )

    def _is_name(self, word: str) -> bool:
        return (word in self._names and not cancer_names().in_text(word)) or (
            looks_like_a_cancer_drug(word)
        )


def _is_of(word: str, cancers: set[str]) -> bool:
    """Say whether a word belongs to the name of a cancer the message names."""
    is_part = word in cancers or word in GROWTHS
    return bool(cancers) and (is_part or bool(cancer_names().in_text(word)))
