"""Tells what kinds of word a word may be: a name, a place, an ordinary or a clinical word."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.english_words import english_counts
from assistant.phi.lexicon import entries, rows, words

_ORDINARY_RANK = 20_000
_POSSESSIVE = re.compile(r"'s$|s'$|'$")
_CACHED_WORDS = 50_000
_PLACES = ("places", "world_cities", "more_places")
_MULTIPLE_WORDS = re.compile(r"[\s/-]")


@cache
def word_ranks() -> Mapping[str, int]:
    """Return how common words are in English, 0 the most common; names are among them."""
    return {word: rank for rank, word in enumerate(english_counts())}


@lru_cache(maxsize=_CACHED_WORDS)
def fold(word: str) -> str:
    """Return the word as the lists spell it: lower case, no accents, no apostrophes."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    return word.lower().replace("'", "")


def bare(word: str) -> str:
    """Return the word in lower case, without a possessive ending."""
    return _POSSESSIVE.sub("", word.lower())


@cache
def clusters() -> Mapping[str, str]:
    """Return for frequent words the group that keeps similar company."""
    return {word: f"g{number}" for number, row in enumerate(rows("clusters")) for word in row}


@cache
def cue_words() -> Mapping[str, frozenset[str]]:
    """Return the words that announce identifiers, by what they announce."""
    by_kind: dict[str, set[str]] = {}
    for kind, word in entries("cues"):
        by_kind.setdefault(kind, set()).add(word)
    return {kind: frozenset(found) for kind, found in by_kind.items()}


def is_function_word(word: str) -> bool:
    """Whether no name looks like this after a word that announces one."""
    return word in words("function_words") or word in words("foreign_words")


def is_first_name(word: str) -> bool:
    """Whether it is on the list of first names."""
    return fold(word) in words("first_names")


def is_last_name(word: str) -> bool:
    """Whether it is on the list of last names."""
    return fold(word) in words("last_names")


def is_rare_name(word: str) -> bool:
    """Whether it is a name seldom met and no word of a dictionary."""
    return fold(word) in rare_names()


@cache
def rare_names() -> frozenset[str]:
    """Return names seldom met in America that no dictionary knows."""
    return words("rare_names") | words("world_names")


def is_name(word: str) -> bool:
    """Whether it is a first or a last name and seldom anything else."""
    return (is_first_name(word) or is_last_name(word)) and not is_mostly_word(word)


def is_mostly_word(word: str) -> bool:
    """Whether people mean the ordinary word more often than the name."""
    return word in words("common_words") or is_function_word(word) or is_clinical(word)


def is_ordinary(word: str) -> bool:
    """Whether it is a common English word and on no list of names."""
    rank = word_ranks().get(word)
    return rank is not None and rank < _ORDINARY_RANK and not is_name(word)


def is_place(phrase: str) -> bool:
    """Whether a place has this name."""
    return phrase in all_places()


@cache
def all_places() -> frozenset[str]:
    """Return the names of all places of the lists."""
    return frozenset().union(*map(words, _PLACES))


@cache
def place_words() -> frozenset[str]:
    """Return the single words that names of places are made of."""
    return frozenset(
        part for place in all_places() for part in _MULTIPLE_WORDS.split(place) if len(part) > 2
    )


@cache
def facility_words() -> frozenset[str]:
    """Return the single words that names of known facilities are made of."""
    return frozenset(
        part for name in words("facilities") for part in name.split() if not is_function_word(part)
    )


@cache
def employer_words() -> frozenset[str]:
    """Return the single words that names of large companies are made of."""
    return frozenset(
        part for name in words("employers") for part in name.split() if not is_function_word(part)
    )


def is_state(phrase: str) -> bool:
    """Whether it is a state, a province, a country or a region, which all stay."""
    return phrase in words("states")


_LONG_PART = 6
_MEDICINE = ("clinical", "drugs", "genes", "medicines", "markers", "eponyms", "medical_words")
_MEDICINE_ENDING = re.compile(
    r"(?:[mz]?mab|[lmntrz]inib|ciclib|parib|rafenib|metinib|lisib|degib|sertib|rasib|nexor|taxel|platin|rubicin|limus|setron|"
    r"dronate|dronic|gliptin|gliflozin|glutide|leucel|vedotin|deruxtecan|tansine|afenib|tecan|trexed|trexate|"
    r"cillin|mycin|floxacin|prazole|conazole|[aeio]vir|azepam|azolam|statin|sartan|grastim|poetin|relix|relin|lutamide|"
    r"[a-z]{3}oma|[a-z]{3}omas|[a-z]{3}itis|[a-z]{3}emia|[a-z]{3}aemia|[a-z]{2}ectomy|otomy|ostomy|oscopy|plasty|[a-z]{3}pathy|[a-z]{4}osis|"
    r"[a-z]{3}philic|[a-z]{3}philia|[a-z]{3}toxicity|[a-z]{3}toxic|[a-z]{3}cytic|[a-z]{3}cytes?|[a-z]{3}cytosis|[a-z]{4}therapy|[a-z]{3}graphy|[a-z]{3}trophic|penia|[a-z]{3}uria|algia|rrhea|rrhoea|megaly|plegia|paresis|sclerosis|blastic|plastic)$"
)


@cache
def _clinical() -> frozenset[str]:
    names = words("first_names") | words("last_names")
    listed = {word for kind in _MEDICINE for word in words(kind)}
    listed |= {part for term in listed for part in term.split() if _is_medicine_alone(part)}
    return frozenset(word for word in listed if fold(word) not in names) | words("eponyms")


def _is_medicine_alone(part: str) -> bool:
    """Whether a part of a term is a word of medicine by itself ("mafodotin")."""
    return len(part) >= _LONG_PART and part.isalpha() and part not in word_ranks()


@lru_cache(maxsize=_CACHED_WORDS)
def is_clinical(word: str) -> bool:
    """Whether the word alone belongs to medicine and is on no list of names."""
    if word in _clinical():
        return True
    if not _MEDICINE_ENDING.search(word):
        return False
    return not (
        is_first_name(word)
        or is_last_name(word)
        or is_rare_name(word)
        or word in place_words()
        or is_state(word)
    )


@cache
def _eponyms() -> frozenset[str]:
    return words("eponyms") | {bare(word) for word in words("eponyms")}


def is_eponym(word: str) -> bool:
    """Whether diseases, scores or operations are named after a person of this name."""
    return word in _eponyms()
