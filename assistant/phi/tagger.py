"""Tags names, places, facilities and employers with the trained model."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.domain import IdentifierKind
from assistant.phi.features import (
    BEFORE,
    OFFSETS,
    OUTSIDE,
    REACH,
    TEMPLATES,
    WIDTH,
    WINDOW,
    Word,
    moods,
    read_word,
)
from assistant.phi.hashing import KeyMaker, Keys, SortedKeys, number_of
from assistant.phi.spans import FoundSpan
from assistant.phi.tokens import Token, tokenize
from assistant.phi.vocabulary import bare
from assistant.phi.word_use import is_mostly_small

MODEL: Final = Path(__file__).parent / "models" / "tagger.npz"
KINDS: Final = (
    IdentifierKind.NAME,
    IdentifierKind.CITY,
    IdentifierKind.HOSPITAL,
    IdentifierKind.EMPLOYER,
)
NOTHING: Final = "O"
_CACHED_WORDS = 20_000

_JOINS = frozenset([" ", "-", "'", " & ", ". ", "."])
_SHORTEST = 2
_CONTRACTION = re.compile(
    r"\w+n't|\w+'(?:m|re|ve)|(?:i|he|she|we|you|it|they|that|there|who|what|ye|y|ah|da)'(?:ll|d|all|s)",
    re.IGNORECASE,
)
_SUREST = 0.98
"""Below what a title or "my name is" gives, so that clinical words are still given back."""
_LEAST_WEIGHT = -60.0
_SURE_OF_A_WORD = 0.5
_ONE_WORD_KINDS = 2
"""Names and towns come first among the kinds; clinics and companies are named with words."""
_SURELY_NOTHING = 8.0
"""So far above all other labels, a word can be no other whatever stands beside it."""

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]
Places = NDArray[np.int64]


def _may_identify(token: Token, text: str) -> bool:
    """Whether it is a word of its own: no letter, no "hasn't", no part of a code such as MSH2."""
    if len(token.text) < _SHORTEST or not token.text[0].isalpha():
        return False
    if _CONTRACTION.fullmatch(token.text):
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


class _Known(NamedTuple):
    """A word with what it says by itself already added up."""

    word: Word
    weights: Numbers
    """A row per place it may be seen from."""
    numbers: Keys
    """Of its traits."""
    ordinary: bool
    """Whether people write it small more often than not."""


class Tagger:
    """A conditional random field; gives every word the probability of each kind.

    Trained by python-crfsuite; read here from a file of its weights, so that what a word says by
    itself is added up once and not in every message.
    """

    def __init__(self, model: Path = MODEL) -> None:
        with np.load(model, allow_pickle=False) as stored:
            names = stored["features"].tobytes().decode().split("\n")
            self._labels: list[str] = stored["labels"].tobytes().decode().split("\n")
            self._weights: Numbers = stored["weights"].astype(np.float64)
            self._keys = SortedKeys(stored["joint_keys"])
            self._joint: Numbers = stored["joint_weights"].astype(np.float64)
            self._follow: Numbers = np.exp(stored["transitions"].astype(np.float64))
        self._rows = {name: row for row, name in enumerate(names)}
        self._columns = {
            kind: [i for i, label in enumerate(self._labels) if label.endswith(kind)]
            for kind in KINDS
        }
        self._nothing = self._labels.index(NOTHING)
        self._something = [i for i in range(len(self._labels)) if i != self._nothing]
        self._maker = KeyMaker(TEMPLATES, WIDTH)
        self._outside = _numbers(OUTSIDE.traits)
        self._known = lru_cache(maxsize=_CACHED_WORDS)(self._weigh_word)

    def find(self, text: str, *, least: float) -> list[FoundSpan]:
        """Return the words, one by one, that identify somebody with at least this probability."""
        tokens = tokenize(text)
        if not tokens:
            return []
        chances = self._chances(tokens)
        by_kind = np.stack([chances[:, self._columns[kind]].sum(axis=1) for kind in KINDS], axis=1)
        sums = by_kind.sum(axis=1)
        sums[self._doubtful_words(tokens, by_kind, sums)] = 0.0
        return [
            FoundSpan(
                start=tokens[i].start,
                end=tokens[i].end,
                kind=KINDS[int(by_kind[i].argmax())],
                certainty=min(float(sums[i]), _SUREST),
            )
            for i in np.flatnonzero(sums >= least).tolist()
            if _may_identify(tokens[i], text)
        ]

    def _doubtful_words(self, tokens: Sequence[Token], by_kind: Numbers, sums: Numbers) -> Marks:
        """Return which ordinary words are not sure enough for a name or a town."""
        ordinary = np.array([self._known(token.text).ordinary for token in tokens])
        alone = by_kind.argmax(axis=1) < _ONE_WORD_KINDS
        doubtful: Marks = ordinary & alone & (sums < _SURE_OF_A_WORD)
        return doubtful

    def _chances(self, tokens: Sequence[Token]) -> Numbers:
        """Return the probability of each label at each token."""
        known = [self._known(token.text) for token in tokens]
        weights = np.concatenate([one.weights for one in known])
        scores = _add_neighbours(weights.reshape(len(known), len(OFFSETS), -1))
        scores += self._weigh_joint(tokens, known)
        chances = np.zeros_like(scores)
        chances[:, self._nothing] = 1.0
        others = scores[:, self._something].max(axis=1)
        doubtful = scores[:, self._nothing] - others < _SURELY_NOTHING
        if doubtful.any():
            chances[doubtful] = self._spread(scores, doubtful)
        return chances

    def _weigh_joint(self, tokens: Sequence[Token], known: Sequence[_Known]) -> Numbers:
        around = [self._outside] * BEFORE, [self._outside] * REACH
        padded = np.concatenate([*around[0], *(one.numbers for one in known), *around[1]])
        padded = padded.reshape(-1, len(self._outside))
        count = len(known)
        written = moods(tokens, [one.word for one in known])
        values = np.hstack(
            [
                *(padded[place : place + count] for place in range(WINDOW)),
                np.concatenate([_numbers(mood) for mood in written]).reshape(count, -1),
            ]
        )
        keys = self._maker.keys(values)
        rows, places = self._keys.find(keys.ravel())
        return _sum_by_owner(self._joint[rows], places // keys.shape[1], count)

    def _weigh_word(self, text: str) -> _Known:
        word = read_word(text)
        weighed: Numbers = np.zeros((len(OFFSETS), len(self._labels)), dtype=np.float64)
        for place, features in enumerate(word.seen_from):
            rows = [self._rows[feature] for feature in features if feature in self._rows]
            if rows:
                weighed[place] = self._weights[rows].sum(axis=0)
        return _Known(word, weighed, _numbers(word.traits), is_mostly_small(bare(text)))

    def _spread(self, scores: Numbers, doubtful: Marks) -> Numbers:
        """Return the probability of each label at doubtful words.

        Stretches of them stand between words that are surely nothing, and all go forward together.
        """
        starts, ends = _edges(doubtful)
        lengths = ends - starts
        places = starts[:, None] + np.arange(lengths.max())
        inside = scores[np.minimum(places, len(scores) - 1)]
        local = np.exp(np.maximum(inside - inside.max(axis=2, keepdims=True), _LEAST_WEIGHT))
        ahead = np.where(starts[:, None] > 0, self._follow[self._nothing], 1.0)
        behind = np.where(ends[:, None] < len(scores), self._follow[:, self._nothing], 1.0)
        forward = _passed(local, self._follow, ahead)
        backward = _passed_back(local, self._follow, behind, lengths)
        chances: Numbers = (forward * backward)[places < ends[:, None]]
        spread: Numbers = chances / chances.sum(axis=1, keepdims=True)
        return spread


def _passed(local: Numbers, follow: Numbers, ahead: Numbers) -> Numbers:
    """Return what is known at each place of each stretch from the places before and itself."""
    passed = np.empty_like(local)
    for index in range(local.shape[1]):
        state = ahead * local[:, index]
        passed[:, index] = state
        ahead = (state / state.sum(axis=1, keepdims=True)) @ follow
    return passed


def _passed_back(local: Numbers, follow: Numbers, behind: Numbers, lengths: Places) -> Numbers:
    """Return what is known at each place of each stretch from the places after it."""
    passed = np.empty_like(local)
    state = behind
    for index in range(local.shape[1] - 1, -1, -1):
        state = np.where((lengths > index + 1)[:, None], state, behind)
        passed[:, index] = state
        state = (state * local[:, index]) @ follow.T
        state /= state.sum(axis=1, keepdims=True)
    return passed


def _sum_by_owner(weights: Numbers, owners: Places, count: int) -> Numbers:
    """Add up the rows of each owner; owners stand in order, and some own nothing."""
    summed: Numbers = np.zeros((count, weights.shape[1]))
    if len(owners):
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        summed[owners[starts]] = np.add.reduceat(weights, starts, axis=0)
    return summed


def _edges(marked: Marks) -> tuple[Places, Places]:
    """Return where stretches of marked places start and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return edges[::2], edges[1::2]


@lru_cache(maxsize=_CACHED_WORDS)
def _numbers(values: tuple[str, ...]) -> Keys:
    return np.array([number_of(value) for value in values], dtype=np.uint64)


def _add_neighbours(weights: Numbers) -> Numbers:
    """Add up what each word and its neighbours say of it."""
    scores: Numbers = weights[:, REACH].copy()
    for offset in OFFSETS:
        if offset < 0:
            scores[-offset:] += weights[:offset, offset + REACH]
        elif offset > 0:
            scores[:-offset] += weights[offset:, offset + REACH]
    return scores
