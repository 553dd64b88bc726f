"""Tells what kinds of word a word may be: a name, a place, an ordinary or a clinical word."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.phi.lexicon import words

_ORDINARY_RANK = 20_000
_POSSESSIVE = re.compile(r"'s$|'$")
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "if",
        "then",
        "than",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "to",
        "up",
        "with",
        "without",
        "about",
        "after",
        "before",
        "since",
        "until",
        "while",
        "during",
        "i",
        "me",
        "my",
        "mine",
        "we",
        "us",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "it",
        "its",
        "they",
        "them",
        "their",
        "this",
        "that",
        "these",
        "those",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "is",
        "am",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "done",
        "has",
        "have",
        "had",
        "having",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "not",
        "no",
        "yes",
        "ok",
        "okay",
        "just",
        "also",
        "too",
        "very",
        "really",
        "still",
        "again",
        "here",
        "there",
        "now",
        "today",
        "tomorrow",
        "yesterday",
        "all",
        "any",
        "some",
        "none",
        "both",
        "each",
        "every",
        "more",
        "most",
        "much",
        "many",
        "few",
        "said",
        "says",
        "say",
        "told",
        "tells",
        "tell",
        "asked",
        "asks",
        "ask",
        "wants",
        "want",
        "wanted",
        "thinks",
        "think",
        "thought",
        "gave",
        "give",
        "gives",
        "put",
        "puts",
        "took",
        "take",
        "takes",
        "went",
        "goes",
        "go",
        "going",
        "got",
        "get",
        "gets",
        "getting",
        "came",
        "come",
        "comes",
        "called",
        "calls",
        "call",
        "recommended",
        "recommends",
        "suggested",
        "suggests",
        "ordered",
        "orders",
        "prescribed",
        "started",
        "starts",
        "stopped",
        "stops",
        "visit",
        "visits",
        "appointment",
        "appointments",
        "office",
        "because",
        "going",
        "feeling",
        "having",
        "taking",
        "trying",
        "scared",
        "worried",
        "tired",
        "sick",
        "okay",
        "fine",
        "good",
        "great",
        "new",
        "old",
        "same",
        "other",
        "another",
        "please",
        "thanks",
        "thank",
        "hi",
        "hello",
        "dear",
        "hey",
        "im",
        "i'm",
        "it's",
        "doctor",
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mom",
        "dad",
        "mum",
        "nurse",
        "patient",
        "aunt",
        "uncle",
        "grandma",
        "grandpa",
        "god",
        "lord",
    ]
)


@cache
def word_ranks() -> Mapping[str, int]:
    """Return how common words are in English, 0 the most common; names are among them."""
    source = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    return {line.split(" ", 1)[0]: rank for rank, line in enumerate(lines)}


def bare(word: str) -> str:
    """Return the word in lower case, without a possessive ending."""
    return _POSSESSIVE.sub("", word.lower())


def is_function_word(word: str) -> bool:
    """Whether no name looks like this after a word that announces one."""
    return word in _FUNCTION_WORDS


def is_first_name(word: str) -> bool:
    """Whether it is on the list of first names."""
    return word in words("first_names")


def is_last_name(word: str) -> bool:
    """Whether it is on the list of last names."""
    return word in words("last_names")


def is_name(word: str) -> bool:
    """Whether it is a first or a last name and seldom anything else."""
    return (is_first_name(word) or is_last_name(word)) and not is_mostly_word(word)


def is_mostly_word(word: str) -> bool:
    """Whether people mean the ordinary word more often than the name."""
    return word in words("common_words") or word in _FUNCTION_WORDS or is_clinical(word)


def is_ordinary(word: str) -> bool:
    """Whether it is a common English word and on no list of names."""
    rank = word_ranks().get(word)
    return rank is not None and rank < _ORDINARY_RANK and not is_name(word)


def is_place(phrase: str) -> bool:
    """Whether a place has this name."""
    return phrase in words("places") or phrase in words("world_cities")


def is_clinical(word: str) -> bool:
    """Whether the word alone belongs to medicine."""
    return word in words("clinical") or word in words("drugs") or word in words("genes")
