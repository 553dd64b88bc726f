"""Learns which letters make a name, from the lists of names and of ordinary and clinical words."""

from collections.abc import Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from assistant.phi.lexicon import words
from assistant.phi.likeness import BUCKETS, letter_groups
from assistant.phi.vocabulary import fold, is_name, is_place, rare_names, word_ranks

_ROUNDS = 6
_RATE = 0.3
_BATCH = 256
_SHRINK = 1e-5
_MOST_RARE = 60_000

Weights = NDArray[np.float32]


def labelled_words(random: Random) -> list[tuple[str, bool]]:
    """Return names and other words in random order."""
    names = {
        fold(n)
        for n in words("first_names") | words("last_names") | rare_names()
        if n not in words("common_words")
    }
    other = {
        w
        for w, rank in word_ranks().items()
        if rank < _MOST_RARE and not is_name(w) and not is_place(w)
    }
    other |= {w for w in words("clinical") | words("drugs") if w.isalpha()}
    labelled = [(w, True) for w in sorted(names)] * 3 + [(w, False) for w in sorted(other - names)]
    random.shuffle(labelled)
    return labelled


def train_likeness(labelled: Sequence[tuple[str, bool]]) -> Weights:
    """Return the weight of each bucket of letter groups (logistic regression)."""
    weights = np.zeros(BUCKETS, dtype=np.float32)
    groups = [np.fromiter(letter_groups(word), dtype=np.int64) for word, _ in labelled]
    targets = np.array([is_a_name for _, is_a_name in labelled], dtype=np.float32)
    for round_number in range(_ROUNDS):
        rate = _RATE / (1 + round_number)
        for start in range(0, len(groups), _BATCH):
            _step(weights, groups[start : start + _BATCH], targets[start : start + _BATCH], rate)
    return weights


def _step(
    weights: Weights, groups: Sequence[NDArray[np.int64]], targets: Weights, rate: float
) -> None:
    flat = np.concatenate(groups)
    owner = np.repeat(np.arange(len(groups)), [len(g) for g in groups])
    scores = np.bincount(owner, weights=weights[flat], minlength=len(groups))
    errors = targets - 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    weights *= 1 - _SHRINK
    np.add.at(weights, flat, (rate * errors[owner] / 4).astype(np.float32))
