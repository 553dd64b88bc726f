"""Recognises a message in another language than English, by its letters or its short common words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("languages.yaml")
FEWEST_WORDS = 2
"""One foreign word may be a name, or a word of food."""
LEAST_SHARE = 0.4
"""Of the words of a message, so many must be of the language."""
OF_ITS_LETTERS = 0.3
"""So many of the letters must be of another script."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSigns:
    """What languages are known by."""

    scripts: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]
    english: frozenset[str]
    alone: Mapping[str, frozenset[str]]


def other_language_of(message: str) -> str | None:
    """Return the code of the language a message is written in; None for English and in doubt."""
    signs = language_signs()
    return _by_script(message, signs) or _by_words(message, signs)


def _by_script(message: str, signs: LanguageSigns) -> str | None:
    if message.isascii():
        return None
    letters = sum(one.isalpha() for one in message)
    foreign = sum(one.isalpha() and ord(one) > _LAST_LATIN for one in message)
    if not letters or foreign / letters < OF_ITS_LETTERS:
        return None
    return next((code for code, script in signs.scripts.items() if script.search(message)), None)


_LAST_LATIN = 0x36F


def _by_words(message: str, signs: LanguageSigns) -> str | None:
    words = _WORD.findall(_without_accents(message))
    said = " ".join(words)
    alone = next((code for code, listed in signs.alone.items() if said in listed), None)
    if alone or not words:
        return alone
    english = sum(word in signs.english for word in words)
    hits = {code: set(words) & listed for code, listed in signs.words.items()}
    best = max(hits, key=lambda code: _telling(hits[code], signs))
    found = len(hits[best])
    is_enough = found >= FEWEST_WORDS and found / len(words) >= LEAST_SHARE
    return best if is_enough and found > english else None


def _telling(words: set[str], signs: LanguageSigns) -> float:
    """Return how much words tell of their language: one that several have tells less."""
    return sum(1 / sum(word in listed for listed in signs.words.values()) for word in words)


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower().replace("\u0131", "i"))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


@cache
def language_signs(path: Path = FILE) -> LanguageSigns:
    """Read the data file once."""
    table = read_yaml(path)
    return LanguageSigns(
        scripts={code: re.compile(one) for code, one in table["scripts"].items()},
        words={code: frozenset(map(str, one)) for code, one in table["words"].items()},
        english=frozenset(map(str, table["english"])),
        alone={code: frozenset(one) for code, one in table["alone"].items()},
    )
