"""Tags names, places, facilities and employers with the trained model."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.domain import IdentifierKind
from assistant.phi.features import OFFSETS, REACH, Word, describe_together, read_word
from assistant.phi.spans import FoundSpan
from assistant.phi.tokens import Token, tokenize

MODEL: Final = Path(__file__).parent / "models" / "tagger.npz"
KINDS: Final = (
    IdentifierKind.NAME,
    IdentifierKind.CITY,
    IdentifierKind.HOSPITAL,
    IdentifierKind.EMPLOYER,
)
NOTHING: Final = "O"
_CACHED_WORDS = 20_000

_RESCALED_EVERY = 6
_JOINS = frozenset([" ", "-", "'", " & ", ". ", "."])
_SHORTEST = 2
_SUREST = 0.98
"""Below what a title or "my name is" gives, so that clinical words are still given back."""
_LEAST_WEIGHT = -60.0

Numbers = NDArray[np.float64]


def _may_identify(token: Token, text: str) -> bool:
    """Whether it is a word of its own: no single letter, no part of a code such as MSH2."""
    if len(token.text) < _SHORTEST or not token.text[0].isalpha():
        return False
    return not (
        text[token.start - 1 : token.start].isdigit() or text[token.end : token.end + 1].isdigit()
    )


def join_words(found: Sequence[FoundSpan], text: str) -> list[FoundSpan]:
    """Make one stretch of the words of one kind that only a blank or a sign parts."""
    joined: list[FoundSpan] = []
    for span in found:
        last = joined[-1] if joined else None
        if last and last.kind is span.kind and text[last.end : span.start] in _JOINS:
            surest = max(last.certainty, span.certainty)
            joined[-1] = replace(last, end=span.end, certainty=surest)
        else:
            joined.append(span)
    return joined


class Tagger:
    """A conditional random field; gives every word the probability of each kind.

    Trained by python-crfsuite; read here from a file of its weights, so that what a word says by
    itself is added up once and not in every message.
    """

    def __init__(self, model: Path = MODEL) -> None:
        with np.load(model, allow_pickle=False) as stored:
            names = stored["features"].tobytes().decode().split("\n")
            self._labels: list[str] = stored["labels"].tobytes().decode().split("\n")
            weights = stored["weights"].astype(np.float64)
            follow = np.exp(stored["transitions"].astype(np.float64))
        self._unknown = len(names)
        self._weights: Numbers = np.vstack([weights, np.zeros((1, len(self._labels)))])
        self._follow: Numbers = np.stack([follow, follow.T])
        self._rows = {name: row for row, name in enumerate(names)}
        self._columns = {
            kind: [i for i, label in enumerate(self._labels) if label.endswith(kind)]
            for kind in KINDS
        }
        self._alone = lru_cache(maxsize=_CACHED_WORDS)(self._weigh_word)

    def find(self, text: str, *, least: float) -> list[FoundSpan]:
        """Return the words, one by one, that identify somebody with at least this probability."""
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
                certainty=min(float(sums[i]), _SUREST),
            )
            for i, token in enumerate(tokens)
            if sums[i] >= least and _may_identify(token, text)
        ]

    def _weigh(self, words: Sequence[Word], together: Sequence[Sequence[str]]) -> Numbers:
        alone = np.stack([self._alone(word) for word in words])
        scores = alone[:, REACH].copy()
        for offset in OFFSETS:
            if offset < 0:
                scores[-offset:] += alone[:offset, offset + REACH]
            elif offset > 0:
                scores[:-offset] += alone[offset:, offset + REACH]
        row_of = self._rows.get
        rows = [row_of(feature, self._unknown) for features in together for feature in features]
        scores += self._weights[rows].reshape(len(words), -1, len(self._labels)).sum(axis=1)
        return scores

    def _weigh_word(self, word: Word) -> Numbers:
        weighed: Numbers = np.zeros((len(OFFSETS), len(self._labels)), dtype=np.float64)
        for place, features in enumerate(word.seen_from):
            known = [self._rows[feature] for feature in features if feature in self._rows]
            if known:
                weighed[place] = self._weights[known].sum(axis=0)
        return weighed

    def _spread(self, scores: Numbers) -> Numbers:
        """Return the probability of each label at each place, forward and backward in one go."""
        local = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), _LEAST_WEIGHT))
        ahead = np.stack([local, local[::-1]], axis=1)
        reached = np.empty_like(ahead)
        reached[0] = state = ahead[0]
        for index in range(1, len(local)):
            state = np.matmul(state[:, None, :], self._follow)[:, 0] * ahead[index]
            if index % _RESCALED_EVERY == 0:
                state /= state.sum(axis=1, keepdims=True)
            reached[index] = state
        chances = reached[:, 0] * reached[::-1, 1] / local
        spread: Numbers = chances / chances.sum(axis=1, keepdims=True)
        return spread
