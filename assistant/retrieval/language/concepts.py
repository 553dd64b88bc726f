"""Names the subjects a text is about, so that "can they operate" finds "surgery"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import words_of

PREFIX, TOPIC_PREFIX = "cx", "tx"
"""Make a concept, and the topic of a document, words that no text contains, for the index."""


class Concepts:
    """Finds concepts by their words; the lists come from `concepts.yaml`."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._names = {concept_word(name): name for name in lists}
        self._patterns = {word: _pattern_of(lists[name]) for word, name in self._names.items()}

    def in_text(self, text: str) -> tuple[str, ...]:
        """Return the concepts of `text` as index words, in the order of the lists."""
        joined = " ".join(words_of(text))
        return tuple(name for name, pattern in self._patterns.items() if pattern.search(joined))

    def names_in(self, text: str) -> tuple[str, ...]:
        """Return the concepts of `text` by the names they have in the lists."""
        return tuple(self._names[word] for word in self.in_text(text))

    def words_in_text(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the concepts of `text`, each with its words as they stand there."""
        joined = " ".join(words_of(text))
        found = {name: tuple(pattern.findall(joined)) for name, pattern in self._patterns.items()}
        return {name: words for name, words in found.items() if words}


@cache
def concepts() -> Concepts:
    """Return the concepts of this program, loaded on first use."""
    return Concepts(load_word_lists(DATA / "concepts.yaml"))


@lru_cache(maxsize=4096)
def concepts_in(text: str) -> tuple[str, ...]:
    """Return the concepts of `text`; headings repeat, so the last few thousand are kept."""
    return concepts().in_text(text)


def topics_in(topic: str) -> tuple[str, ...]:
    """Return the concepts a document is on, by its topic: the part of a heading after "-"."""
    return tuple(map(topic_word, concepts_in(topic)))


def concept_word(name: str) -> str:
    """Return the index word of the concept that the lists call `name`."""
    return PREFIX + re.sub(r"\W", "", name)


def topic_word(concept: str) -> str:
    """Return the index word of documents whose very topic is `concept`."""
    return TOPIC_PREFIX + concept.removeprefix(PREFIX)


def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", " ") for word in words)
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")
