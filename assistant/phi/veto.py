"""Gives words of medicine and public words back that a recognizer took for a name or a place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import pairwise

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList, words_of
from assistant.phi.spans import WORDY_KINDS, FoundSpan
from assistant.phi.vocabulary import (
    bare,
    is_clinical,
    is_eponym,
    is_first_name,
    is_last_name,
    is_state,
)

_NAMED_AFTER_MEDICINE = frozenset({IdentifierKind.HOSPITAL, IdentifierKind.EMPLOYER})
"""Their names hold clinical words ("Gentle Path Hospice"); given back only as a whole."""
_BEYOND_DOUBT = 0.99
_CODE = re.compile(r"[A-Z]{2}\w*[a-z]|[a-z]\w*[A-Z]{2}")
"""Two capitals in a row beside small letters: regimens and tests, never a name."""
_LONGEST_ABBREVIATION = 4
_SUFFIX_LETTERS = 4
_REACH = 6
_STAGES = frozenset(["ii", "iii", "iv", "v", "vi", "b", "c"])
_TOKEN = re.compile(r"[^\W_](?:[\w'.]*[^\W_])?'?")


class Veto:
    """What of one text is given back; words after "Dr" or "my name is" never are."""

    def __init__(self, text: str) -> None:
        self._text = text

    def spare(self, span: FoundSpan) -> Iterator[FoundSpan]:
        """Yield what is left of the span, word by word where something is given back."""
        if span.kind not in WORDY_KINDS or span.certainty >= _BEYOND_DOUBT:
            yield span
            return
        inside = [t for t in self._tokens if span.overlaps(*t.span())]
        kept = [token for token in inside if not self._is_spared(token, span.kind)]
        if len(kept) == len(inside) or (kept and span.kind in _NAMED_AFTER_MEDICINE):
            yield span
        else:
            yield from (_clip(span, token) for token in kept)

    def _is_spared(self, token: re.Match[str], kind: IdentifierKind) -> bool:
        if any(start <= token.start() and token.end() <= end for start, end in self._spared):
            return True
        plain = token.group().strip("'").lower()
        if kind is IdentifierKind.NAME and self._is_abbreviation(token, plain):
            return True
        if any(c.isdigit() for c in plain) or is_eponym(bare(plain)):
            return (
                token.group().islower()
                and kind is IdentifierKind.NAME
                and self._stands_alone(token)
            )
        if kind is not IdentifierKind.EMPLOYER and (
            plain in words("products") or self._is_state(token)
        ):
            return True
        return is_clinical(plain) or is_clinical(bare(plain)) or bool(_CODE.search(token.group()))

    def _is_state(self, token: re.Match[str]) -> bool:
        """Whether a state or country is meant: in small letters, or after a comma or "in"."""
        if not is_state(token.group().lower()):
            return False
        before = self._text[max(token.start() - _REACH, 0) : token.start()].lower()
        return token.group().islower() or before.endswith((", ", " in ", " from ", "in ", "from "))

    def _is_abbreviation(self, token: re.Match[str], plain: str) -> bool:
        """Whether it is short and in capitals among small letters, and no first name."""
        written = token.group()
        if "." in written or self._text[token.end() : token.end() + 1] == ".":
            return False
        if not written.isupper() or not 1 < len(written) <= _LONGEST_ABBREVIATION:
            return False
        if self._shouts:
            return False
        return plain in words("genes") or not (is_first_name(plain) or is_last_name(plain))

    def _stands_alone(self, token: re.Match[str]) -> bool:
        """Whether no first name stands right before a lower-case eponym ("dave foley")."""
        before = [t for t in self._tokens if t.end() + 1 == token.start()]
        return not before or not is_first_name(before[0].group().lower())

    @cached_property
    def _shouts(self) -> bool:
        letters = [c for c in self._text if c.isalpha()]
        return sum(c.isupper() for c in letters) > len(letters) / 2

    @cached_property
    def _tokens(self) -> list[re.Match[str]]:
        return list(_TOKEN.finditer(self._text))

    @cached_property
    def _spared(self) -> list[tuple[int, int]]:
        parted = re.sub(r"'s\b", "  ", self._text.replace("-", " "))
        phrases = [
            (start, end)
            for typed in {parted, self._text}
            for start, end, _ in _public_phrases().find(typed)
        ]
        joint = [(w.start, w.end) for w in words_of(self._text) if _is_joint_medicine(w.lower)]
        return phrases + joint + list(self._eponyms())

    def _eponyms(self) -> Iterator[tuple[int, int]]:
        for token, following in pairwise(self._tokens):
            head = following.group().lower()
            if head in words("procedure_heads") and not token.group()[0].isupper():
                yield token.span()
            stands = head in words("eponym_heads") or head in _STAGES or head[0].isdigit()
            if stands and is_eponym(bare(token.group())):
                yield token.span()


@cache
def _public_phrases() -> PhraseList:
    return PhraseList(words("clinical_phrases") | words("famous"))


def _is_joint_medicine(word: str) -> bool:
    if "-" not in word:
        return False
    first, _, rest = word.partition("-")
    return is_clinical(word) or (is_clinical(first) and len(rest) <= _SUFFIX_LETTERS)


def _clip(span: FoundSpan, token: re.Match[str]) -> FoundSpan:
    return replace(span, start=max(span.start, token.start()), end=min(span.end, token.end()))
