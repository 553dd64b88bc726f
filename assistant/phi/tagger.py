"""Tags names, places, facilities and employers with the trained model."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain import IdentifierKind
from assistant.phi.features import OFFSETS, REACH, Word, describe_together, read_word
from assistant.phi.spans import FoundSpan
from assistant.phi.tokens import tokenize

MODEL: Final = Path(__file__).parent / "models" / "tagger.npz"
KINDS: Final = (
    IdentifierKind.NAME,
    IdentifierKind.CITY,
    IdentifierKind.HOSPITAL,
    IdentifierKind.EMPLOYER,
)
NOTHING: Final = "O"
_CACHED_WORDS = 20_000

Numbers = NDArray[np.float32]


class Tagger:
    """A conditional random field; gives every word the probability of each kind.

    Trained by python-crfsuite; read here from a file of its weights, so that what a word says by
    itself is added up once and not in every message.
    """

    def __init__(self, model: Path = MODEL) -> None:
        with np.load(model, allow_pickle=False) as stored:
            names = stored["features"].tobytes().decode().split("\n")
            self._labels: list[str] = stored["labels"].tobytes().decode().split("\n")
            self._weights: Numbers = stored["weights"].astype(np.float32)
            self._follow: Numbers = np.exp(stored["transitions"].astype(np.float32))
        self._rows = {name: row for row, name in enumerate(names)}
        self._columns = {
            kind: [i for i, label in enumerate(self._labels) if label.endswith(kind)]
            for kind in KINDS
        }
        self._alone = lru_cache(maxsize=_CACHED_WORDS)(self._weigh_word)

    def find(self, text: str, *, least: float) -> list[FoundSpan]:
        """Return the words that identify somebody with at least this probability."""
        tokens = tokenize(text)
        if not tokens:
            return []
        words = [read_word(token.text) for token in tokens]
        together = describe_together(tokens, words)
        chances = self._spread(self._weigh(words, together))
        by_kind = np.stack([chances[:, self._columns[kind]].sum(axis=1) for kind in KINDS], axis=1)
        sums, best = by_kind.sum(axis=1), by_kind.argmax(axis=1)
        return [
            FoundSpan(
                start=token.start,
                end=token.end,
                kind=KINDS[int(best[i])],
                certainty=min(float(sums[i]), 1.0),
            )
            for i, token in enumerate(tokens)
            if sums[i] >= least and token.text[0].isalpha()
        ]

    def _weigh(self, words: Sequence[Word], together: Sequence[Sequence[str]]) -> Numbers:
        alone = np.stack([self._alone(word) for word in words])
        scores = alone[:, REACH].copy()
        for offset in OFFSETS:
            if offset < 0:
                scores[-offset:] += alone[:offset, offset + REACH]
            elif offset > 0:
                scores[:-offset] += alone[offset:, offset + REACH]
        rows = self._rows
        for index, features in enumerate(together):
            known = [rows[feature] for feature in features if feature in rows]
            if known:
                scores[index] += self._weights[known].sum(axis=0)
        return scores

    def _weigh_word(self, word: Word) -> Numbers:
        weighed: Numbers = np.zeros((len(OFFSETS), len(self._labels)), dtype=np.float32)
        for place, features in enumerate(word.seen_from):
            known = [self._rows[feature] for feature in features if feature in self._rows]
            if known:
                weighed[place] = self._weights[known].sum(axis=0)
        return weighed

    def _spread(self, scores: Numbers) -> Numbers:
        """Return the probability of each label at each place (forward and backward)."""
        local: Numbers = np.exp(scores - scores.max(axis=1, keepdims=True))
        forward, backward = np.empty_like(local), np.ones_like(local)
        forward[0] = local[0] / local[0].sum()
        for index in range(1, len(local)):
            step = (forward[index - 1] @ self._follow) * local[index]
            forward[index] = step / step.sum()
        for index in range(len(local) - 2, -1, -1):
            step = self._follow @ (local[index + 1] * backward[index + 1])
            backward[index] = step / step.sum()
        chances = forward * backward
        spread: Numbers = chances / chances.sum(axis=1, keepdims=True)
        return spread
