"""Reads the words of a name from a place in a text on."""

import re
from collections.abc import Iterator

from assistant.phi.lexicon import words
from assistant.phi.vocabulary import (
    bare,
    is_clinical,
    is_eponym,
    is_function_word,
    is_name,
    is_ordinary,
    word_ranks,
)

WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?\.?")
_BETWEEN = re.compile(r"[ \t]{1,2}|-")
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "del",
        "los",
        "las",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "das",
        "bin",
        "ibn",
        "al",
        "el",
        "st",
        "st.",
        "o",
        "mac",
        "ter",
        "ten",
    ]
)
_NEVER = frozenset(
    [
        "the",
        "a",
        "an",
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "my",
        "his",
        "her",
        "our",
        "their",
        "is",
        "was",
        "who",
        "and",
        "or",
        "not",
        "said",
        "says",
        "told",
        "google",
        "contin",
    ]
)
_MOST_WORDS = 4


def read_name(text: str, start: int, *, sure: bool) -> tuple[int, int] | None:
    """Return where the name that begins at `start` stands, or None.

    `sure`: the words before leave no doubt that a name follows, so any word but a function word
    may open it.
    """
    shouting = text.isupper()
    end, taken = start, 0
    for word, word_start, word_end in _following_words(text, start):
        if len(word) == 1 and text[word_end : word_end + 1] == "/":
            break
        accepts = _opens if taken == 0 else _goes_on
        if not accepts(word, sure=sure, shouting=shouting):
            break
        end, taken = word_end, taken + 1
        if word.endswith((".", "'s")) and len(word) > len("J."):
            end = word_start + len(word.rstrip(".").removesuffix("'s"))
            break
    if end - start == 1 and not sure:
        return None
    return _without_particle(text, start, end) if taken else None


def _following_words(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    position = start
    for _ in range(_MOST_WORDS):
        found = WORD.match(text, position)
        if found is None:
            return
        yield found.group(), *found.span()
        gap = _BETWEEN.match(text, found.end())
        if gap is None:
            return
        position = gap.end()


def _opens(word: str, *, sure: bool, shouting: bool) -> bool:
    plain = bare(word.rstrip("."))
    if plain in words("products") or plain in words("slang"):
        return False
    if sure and _capitalised(word) and not shouting and plain not in _NEVER:
        return True
    if is_function_word(plain):
        return False
    if sure:
        unusual = not is_ordinary(plain) or is_name(plain) or is_eponym(plain)
        return word[0].isupper() or unusual
    return (_capitalised(word) and not shouting and not is_clinical(plain)) or is_name(plain)


def _goes_on(word: str, *, sure: bool, shouting: bool) -> bool:
    plain = bare(word.rstrip("."))
    if plain in _PARTICLES:
        return True
    if is_function_word(plain):
        return False
    if word[0].isupper() and not shouting:
        return not is_clinical(plain)
    return is_name(plain) or (sure and plain not in word_ranks() and len(plain) > len("abc"))


def _capitalised(word: str) -> bool:
    return word[0].isupper() and not (word.isupper() and len(word) > 1)


def _without_particle(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].split(" ")
    while len(words) > 1 and words[-1].lower() in _PARTICLES:
        words.pop()
    return start, start + len(" ".join(words))
