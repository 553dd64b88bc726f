"""Tags names, places, facilities and employers with the trained model."""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import pycrfsuite

from assistant.domain import IdentifierKind
from assistant.phi.features import describe, read_word
from assistant.phi.spans import FoundSpan
from assistant.phi.tokens import Token, tokenize

MODEL = Path(__file__).parent / "models" / "tagger.crfsuite"
KINDS = (
    IdentifierKind.NAME,
    IdentifierKind.CITY,
    IdentifierKind.HOSPITAL,
    IdentifierKind.EMPLOYER,
)
_NOTHING = "O"


class Tagger:
    """A conditional random field; gives every word the probability of each kind."""

    def __init__(self, model: Path = MODEL) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._labels = {
            kind: [label for label in self._tagger.labels() if label.endswith(kind)]
            for kind in KINDS
        }
        # The model keeps the sentence it was set to, so two threads must not share one.
        self._lock = Lock()

    def find(self, text: str, *, least: float) -> list[FoundSpan]:
        """Return stretches of words that identify somebody with at least this probability."""
        tokens = tokenize(text)
        if not tokens:
            return []
        features = describe(tokens, [read_word(token.text) for token in tokens])
        with self._lock:
            self._tagger.set(features)
            chosen = list(self._choose(tokens, least))
        return list(_join(chosen))

    def _choose(self, tokens: list[Token], least: float) -> Iterator[FoundSpan | None]:
        for index, token in enumerate(tokens):
            doubt = self._tagger.marginal(_NOTHING, index)
            if 1 - doubt < least or not token.text[0].isalpha():
                yield None
                continue
            kind = max(KINDS, key=lambda k: self._probability(k, index))
            yield FoundSpan(start=token.start, end=token.end, kind=kind, certainty=1 - doubt)

    def _probability(self, kind: IdentifierKind, index: int) -> float:
        return sum(self._tagger.marginal(label, index) for label in self._labels[kind])


def _join(chosen: list[FoundSpan | None]) -> Iterator[FoundSpan]:
    for found in chosen:
        if found is not None:
            yield found
