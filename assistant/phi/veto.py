"""Gives words of medicine and public words back that a recognizer took for a name or a place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import pairwise

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.number_cues import number_cues
from assistant.phi.phrases import PhraseList, words_of
from assistant.phi.spans import WORDY_KINDS, FoundSpan
from assistant.phi.vocabulary import (
    bare,
    cue_words,
    is_clinical,
    is_eponym,
    is_first_name,
    is_last_name,
    is_place,
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
_NUMBER_NEXT = re.compile(r"(?:\s(?:is|no|number|vitale)\b)?[\s.:#]{1,3}(?:[A-Z]{1,4}[\s-]?)?\d")
_COUNT_NEXT = re.compile(r":?\s\d")
_STAGES = frozenset(["ii", "iii", "iv", "v", "vi", "b", "c"])
_NUMERAL = re.compile(r"(?:I{2,3}|IV|VI{0,3}|IX|I(?=[ABC]))[ABC]?[123]?")
"""Stages and grades; the "II" of "John Reyes II" is no loss."""
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
        alone = len(inside) == 1
        kept = [token for token in inside if not self._is_spared(token, span.kind, alone=alone)]
        whole = kept and (span.kind in _NAMED_AFTER_MEDICINE or _is_town(span, self._text))
        if whole or len(kept) == len(inside):
            yield span
        else:
            for start, end in _stretches(inside, kept):
                if end - start > 1:
                    yield _clip(span, start, end)

    def _is_spared(self, token: re.Match[str], kind: IdentifierKind, *, alone: bool) -> bool:
        plain = token.group().strip("'").lower()
        if self._announces(token, plain, kind) or self._is_no_name(token, plain, kind):
            return True
        if self._is_inside_spared(token) or self._is_code(token, plain, kind, alone=alone):
            return True
        if any(c.isdigit() for c in plain) or is_eponym(bare(plain)):
            return self._is_lone_eponym(token, kind)
        short = kind is IdentifierKind.NAME and len(plain) == len("mi")
        public = plain in words("products") or (not short and self._is_state(token))
        if public and (kind is not IdentifierKind.EMPLOYER or not self._speaks_of_work):
            return True
        coded = kind not in _NAMED_AFTER_MEDICINE and _CODE.search(token.group()) is not None
        return coded or is_clinical(plain) or is_clinical(bare(plain))

    def _announces(self, token: re.Match[str], plain: str, kind: IdentifierKind) -> bool:
        """Whether it is the word before a number ("IBAN GB29 ..."), and no first name."""
        if kind is IdentifierKind.EMPLOYER or plain not in number_cues() or is_first_name(plain):
            return False
        return _NUMBER_NEXT.match(self._text, token.end()) is not None

    def _is_no_name(self, token: re.Match[str], plain: str, kind: IdentifierKind) -> bool:
        """Whether it is a profession or a relative, or a weekday before a number ("Thu 17")."""
        if kind is not IdentifierKind.NAME:
            return False
        if plain in cue_words()["weekday"] and _COUNT_NEXT.match(self._text, token.end()):
            return True
        return plain in cue_words()["relative"] and not (
            is_first_name(plain) or is_last_name(plain)
        )

    def _is_inside_spared(self, token: re.Match[str]) -> bool:
        return any(start <= token.start() and token.end() <= end for start, end in self._spared)

    def _is_state(self, token: re.Match[str]) -> bool:
        """Whether a state or country is meant: in small letters, or after a comma or "in"."""
        if not is_state(token.group().lower()):
            return False
        before = self._text[max(token.start() - _REACH, 0) : token.start()].lower()
        return token.group().islower() or before.endswith((", ", " in ", " from ", "in ", "from "))

    def _is_state_code(self, token: re.Match[str], plain: str) -> bool:
        """Whether two capitals after a town name its state: "Alexandria VA"."""
        if len(plain) != len("VA") or not token.group().isupper() or not is_state(plain):
            return False
        before = self._text[max(token.start() - _REACH, 0) : token.start()]
        return before[-1:] == " " and before.strip()[-1:].isalpha()

    def _is_code(
        self, token: re.Match[str], plain: str, kind: IdentifierKind, *, alone: bool
    ) -> bool:
        """Whether it is a stage in Roman numerals, a state after a town, an abbreviation."""
        if _NUMERAL.fullmatch(token.group()):
            return True
        if kind is IdentifierKind.CITY:
            return self._is_state_code(token, plain)
        return alone and kind is IdentifierKind.NAME and self._is_abbreviation(token, plain)

    def _is_lone_eponym(self, token: re.Match[str], kind: IdentifierKind) -> bool:
        lower = token.group().isalpha() and token.group().islower()
        return lower and kind is IdentifierKind.NAME and self._stands_alone(token)

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
    def _speaks_of_work(self) -> bool:
        said = {token.group().lower() for token in self._tokens}
        return not said.isdisjoint(cue_words()["work"])

    @cached_property
    def _tokens(self) -> list[re.Match[str]]:
        return list(_TOKEN.finditer(self._text))

    @cached_property
    def _spared(self) -> list[tuple[int, int]]:
        parted = self._text.replace("-", " ").replace("'s", "  ")
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


def _is_town(span: FoundSpan, text: str) -> bool:
    written = text[span.start : span.end].lower()
    names = (written, written.replace("st ", "st. ", 1), written.replace("st ", "saint ", 1))
    return span.kind is IdentifierKind.CITY and " " in written and any(map(is_place, names))


def _stretches(
    inside: Sequence[re.Match[str]], kept: Sequence[re.Match[str]]
) -> Iterator[tuple[int, int]]:
    """Yield where the words that are kept stand, neighbours together."""
    last: re.Match[str] | None = None
    start = 0
    for token in inside:
        if token in kept:
            start = start if last else token.start()
            last = token
        elif last:
            yield start, last.end()
            last = None
    if last:
        yield start, last.end()


def _clip(span: FoundSpan, start: int, end: int) -> FoundSpan:
    return replace(span, start=max(span.start, start), end=min(span.end, end))
