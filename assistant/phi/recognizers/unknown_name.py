"""Find capitalised words no dictionary and no list of medicine knows: rarely anything but names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import TextWord, words_of
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.vocabulary import (
    bare,
    cue_words,
    is_clinical,
    is_eponym,
    is_function_word,
    is_last_name,
    is_place,
    is_rare_name,
    is_state,
    word_ranks,
)

_CERTAINTY = 0.55
_LABEL_CERTAINTY = 0.8
_LABEL = re.compile(r"(?<!\w)(?P<name>[^\W\d_a-z][^\W\d_a-z'-]{3,}),\s[^\W\d_a-z]\.")
_SHORTEST = 4
_MOST_CAPITALS = 0.4
_CACHED_WORDS = 50_000
_CLOSING = ".!?:\n"
_CAPITALISED = re.compile(r"(?:[A-Z]|[OD]'[A-Z]|Ma?c[A-Z])[a-z]")
_ENDINGS = ("itis", "oma", "ology", "emia", "pathy", "ectomy", "gram", "scopy", "therapy", "meter")


class UnknownNameRecognizer(Finder):
    """Inside a sentence any such word, at its start only listed rare names; a town is a CITY elsewhere."""

    kind = IdentifierKind.NAME

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield such words where capitals are the exception, and "SURNAME, I." anywhere."""
        for labelled in _LABEL.finditer(text):
            if _is_unknown(labelled["name"].lower()) or is_last_name(labelled["name"]):
                yield *labelled.span(), _LABEL_CERTAINTY
        found = words_of(text)
        capitals = sum(text[word.start].isupper() for word in found)
        if capitals > _MOST_CAPITALS * len(found) + 1:
            return
        for word in found:
            if _is_capitalised(text[word.start : word.end]) and _is_name(word, text):
                yield word.start, word.end, _CERTAINTY


def _is_name(word: TextWord, text: str) -> bool:
    plain = bare(word.lower)
    return _is_unknown(plain) and (not _opens_sentence(word, text) or is_rare_name(plain))


def _is_capitalised(written: str) -> bool:
    letters = written.replace("'", "").replace("-", "")
    return len(written) >= _SHORTEST and letters.isalpha() and bool(_CAPITALISED.match(written))


def _opens_sentence(word: TextWord, text: str) -> bool:
    before = text[: word.start].rstrip(" \"'(*-")
    return not before or before[-1] in _CLOSING


@lru_cache(maxsize=_CACHED_WORDS)
def _is_unknown(plain: str) -> bool:
    if any(_is_known(part) for part in plain.split("-")):
        return False
    return not (plain.endswith(_ENDINGS) or is_state(plain))


def _is_known(part: str) -> bool:
    if part in word_ranks() or is_function_word(part) or part in words("common_words"):
        return True
    if is_clinical(part) or is_eponym(part) or part in words("products") or part in words("famous"):
        return True
    return any(part in cue_words()[kind] for kind in ("month", "weekday", "title")) or is_place(
        part
    )
