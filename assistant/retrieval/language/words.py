"""Cuts text into the words that are searched, the way the index does."""

import re
import unicodedata
from functools import cache, lru_cache

from assistant.retrieval.language.word_lists import DATA, load_word_lists

WORD = re.compile(r"[^\W_]+")
ENDINGS = ("ing", "ed", "es", "s", "e", "y")
DOUBLING = {"ing", "ed"}
"""Before these a consonant is doubled: "stopping"."""
SHORTEST_STEM = 3


def words_of(text: str) -> list[str]:
    """Return the words of `text` in their order, in lower case and without accents."""
    return WORD.findall(plain(text))


def content_words_of(text: str) -> list[str]:
    """Return the words of `text` that say what it is about, each once, in their order."""
    stop = stop_words()
    return [word for word in dict.fromkeys(words_of(text)) if word not in stop]


def plain(text: str) -> str:
    """Return `text` in lower case without accents, so that "Ménière" is found as "meniere"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing about the subject: grammar, and what people say around a question."""
    lists = load_word_lists(DATA / "stop_words.yaml")
    return frozenset(word for words in lists.values() for word in words)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return `word` without its inflection, so that "works" meets "work"."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            cut = word.removesuffix(ending)
            return cut[:-1] if cut[-2:-1] == cut[-1:] and ending in DOUBLING else cut
    return word
