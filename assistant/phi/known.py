"""Finds identifiers that are known beforehand: the account's, and those met in the conversation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import rows
from assistant.phi.placeholders import Ledger
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.vocabulary import bare, is_mostly_word, is_ordinary

_SHORTEST_NAME = 2
_FEWEST_DIGITS = 4
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CERTAINTY = 0.99
_CACHED_LISTS = 1000
_WORD = re.compile(r"[^\W\d_](?:[\w']*\w)?")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?]\s|\n)$")


class KnownRecognizer(LocalRecognizer):
    """A list for one request: possessives, lower case and nicknames count; digits in any grouping."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known = tuple(known)
        self._patterns: list[tuple[IdentifierKind, re.Pattern[str]]] = []
        super().__init__(
            supported_entities=[kind.value for kind in IdentifierKind], name="KnownRecognizer"
        )

    @override
    def load(self) -> None:
        """Make the patterns of the list."""
        self._patterns = [
            (kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", flags))
            for entry in self._known
            for kind, pattern, flags in _patterns_of(entry.strip())
        ]

    @override
    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return every mention."""
        return [
            RecognizerResult(kind.value, *match.span(), _CERTAINTY)
            for kind, pattern in self._patterns
            for match in pattern.finditer(text)
        ]


@lru_cache(maxsize=_CACHED_LISTS)
def recognizer_of(known: tuple[str, ...]) -> KnownRecognizer:
    """Return the recognizer of a list; an account's list is asked for at every message."""
    return KnownRecognizer(known)


class MetNames(Finder):
    """Finds again, by digest, the names of a conversation: their parts, nicknames, possessives."""

    kind = IdentifierKind.NAME

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        super().__init__()

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield every word that is part of a name met earlier."""
        for match in _WORD.finditer(text):
            word = bare(match.group())
            if len(word) >= _SHORTEST_NAME and self._is_met(word) and _is_meant(match, word):
                yield *match.span(), _CERTAINTY

    def _is_met(self, word: str) -> bool:
        return any(map(self._ledger.is_named, (word, *nicknames().get(word, ()))))


def _is_meant(match: re.Match[str], word: str) -> bool:
    """A name that is a word too counts where only a name has a capital."""
    if not (is_mostly_word(word) or is_ordinary(word)):
        return True
    starts = _SENTENCE_STARTS.search(match.string[: match.start()])
    return match.group()[0].isupper() and not starts


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return for each name the others its owner may go by."""
    others: dict[str, frozenset[str]] = {}
    for row in rows("nicknames"):
        for name in row:
            others[name] = others.get(name, frozenset()) | frozenset(row)
    return others


def _patterns_of(entry: str) -> Iterator[tuple[IdentifierKind, str, int]]:
    digits = re.sub(r"\D", "", entry)
    if "@" in entry:
        yield IdentifierKind.EMAIL, re.escape(entry), re.IGNORECASE
    elif len(digits) >= _FEWEST_DIGITS:
        kind = IdentifierKind.DATE if _ISO_DATE.fullmatch(entry) else IdentifierKind.OTHER_ID
        yield kind, re.escape(entry), re.IGNORECASE
        if kind is IdentifierKind.OTHER_ID:
            yield kind, r"[\s().-]{0,2}".join(digits), 0
    else:
        yield from _name_patterns(entry)


def _name_patterns(entry: str) -> Iterator[tuple[IdentifierKind, str, int]]:
    parts = [part for part in re.split(r"[\s,]+", entry.strip(".")) if len(part) >= _SHORTEST_NAME]
    if len(parts) > 1:
        whole = r"[\s,]+".join(re.escape(part) for part in parts)
        yield IdentifierKind.NAME, whole, re.IGNORECASE
    for name in {
        other for part in parts for other in (part.lower(), *nicknames().get(part.lower(), ()))
    }:
        if is_mostly_word(name):
            yield IdentifierKind.NAME, rf"(?<!^)(?<![.!?]\s){re.escape(name.capitalize())}", 0
        else:
            yield IdentifierKind.NAME, re.escape(name), re.IGNORECASE
