"""Compare texts by the words that carry content, with a light stemmer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data

WORDS_FILE = Path(__file__).with_name("words.yaml")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'\u2019-]*[A-Za-z0-9]|[A-Za-z]")
_ENDINGS = ("ingly", "edly", "ing", "ed", "ly", "es", "s", "ness")
_SHORTEST_STEM = 3


class WordFile(DataShape):
    """The shape of the data file."""

    plain: str
    same: list[list[str]]
    phrases: dict[str, str]
    forms: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """What the data file says about words, by stem."""

    plain: frozenset[str]
    same: dict[str, str]
    forms: dict[str, str]
    phrases: re.Pattern[str]
    phrase_words: dict[str, str]


@cache
def word_table() -> WordTable:
    """Read the data file once, on first use."""
    raw = read_data(WORDS_FILE, WordFile)
    groups = [[_cut_ending(word) for word in group] for group in raw.same]
    return WordTable(
        plain=frozenset(raw.plain.split()),
        same={word: group[0] for group in groups for word in group},
        forms=raw.forms,
        phrases=re.compile(rf"\b(?:{'|'.join(sorted(raw.phrases, key=len, reverse=True))})\b"),
        phrase_words=raw.phrases,
    )


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, hyphens and slashes split, in their order."""
    found = _WORD.findall(text.replace("\u2019", "'"))
    return [part for word in found for part in word.lower().removesuffix("'s").split("-") if part]


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry content."""
    table = word_table()
    joined = table.phrases.sub(lambda found: table.phrase_words[found.group()], text.lower())
    plain = table.plain
    words = (word.replace("'", "") for word in words_of(joined))
    return frozenset(stem(word) for word in words if word not in plain and len(word) > 1)


@lru_cache(maxsize=20_000)
def library_stems(text: str) -> frozenset[str]:
    """Return the same for a text of the library, remembered; never for a text of a person."""
    return content_stems(text)


def overlap(text: str, support: Iterable[str]) -> float:
    """Return which share of the content words of `text` stands in `support` (stems); 1 if none."""
    stems = content_stems(text)
    return len(stems & frozenset(support)) / len(stems) if stems else 1.0


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word; words that mean the same share one."""
    table = word_table()
    cut = _cut_ending(table.forms.get(word, word))
    return table.same.get(cut, cut)


def _cut_ending(word: str) -> str:
    """Cut one inflection off, and what British and American spelling differ in."""
    cut = _american(word)
    ending = next((e for e in _ENDINGS if _may_cut(cut, e)), "")
    cut = cut.removesuffix(ending)
    if ending in {"ing", "ed"} and len(cut) > _SHORTEST_STEM and cut[-1] == cut[-2]:
        cut = cut[:-1] if cut[-1] not in "ls" else cut
    cut = cut[:-1] + "y" if cut.endswith("i") else cut
    return cut.removesuffix("e") if len(cut) > _SHORTEST_STEM else cut


def _may_cut(word: str, ending: str) -> bool:
    """Tell whether `ending` is an inflection here: "es" and "s", but not "ss" or "us"."""
    if not word.endswith(ending) or len(word) - len(ending) < _SHORTEST_STEM:
        return False
    if ending == "s":
        return not word.endswith(("ss", "us", "is"))
    return ending != "es" or word.endswith(("ies", "ses", "shes", "ches", "xes", "zes", "oes"))


def _american(word: str) -> str:
    """Return the American spelling of the endings that differ."""
    for british, american in (("aem", "em"), ("oea", "ea"), ("oede", "ede"), ("our", "or")):
        if len(word) > _SHORTEST_STEM + 1:
            word = word.replace(british, american)
    return re.sub(r"is(e|ed|es|ing|ation)$", r"iz\1", word) if len(word) > 7 else word
