"""Trains the intent model: `python -m evals.understanding.train_intents` writes its weights."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Intent
from assistant.understanding.intent_features import Floats
from assistant.understanding.intents import ORDER, WEIGHTS, load_meaning, read_feature_maker

SEEDS = Path(__file__).with_name("intent_seeds")
STEPS = 300
SHRINK = 2e-4
MEANING_SCALE = 0.7
FOLDS = 5
SEED = 11

Labels = NDArray[np.int64]


def read_seeds() -> tuple[list[str], Labels]:
    """Return every seed message and the place of its intent in `ORDER`."""
    texts: list[str] = []
    labels: list[int] = []
    for intent in Intent:
        lines = (SEEDS / f"{intent.value}.txt").read_text("utf-8").splitlines()
        for line in filter(None, map(str.strip, lines)):
            texts.append(line)
            labels.append(ORDER.index(intent))
    return texts, np.array(labels)


def read_features(texts: list[str]) -> tuple[Floats, Floats]:
    """Return hashed words and meaning vectors, a row for each text."""
    maker, embed = read_feature_maker(), load_meaning()
    words = np.stack([maker.read(text) for text in texts])
    meaning = np.stack([embed(text) for text in texts]) * MEANING_SCALE
    return words, meaning


def train(alike: Floats, labels: Labels) -> tuple[Floats, Floats]:
    """Fit a ridge softmax regression; return how each text weighs in each class, and the bias.

    `alike` holds the products of the texts' features. The best weights are sums of the texts'
    features, so a few hundred texts are quicker to weigh than thousands of features.
    """
    goal = np.eye(len(ORDER), dtype=np.float32)[labels]
    shares = np.zeros((len(labels), len(ORDER)), dtype=np.float32)
    bias = np.zeros(len(ORDER), dtype=np.float32)
    rate = 1.0 / (np.linalg.eigvalsh(alike)[-1] / len(labels) / 2 + SHRINK)
    ahead, behind = shares.copy(), shares.copy()
    for step in range(1, STEPS + 1):
        error = (_softmax(alike @ ahead + bias) - goal) / len(labels)
        behind, shares = shares, ahead - rate * (error + SHRINK * ahead)
        ahead = shares + (step - 1) / (step + 2) * (shares - behind)
        bias -= error.sum(axis=0)
    return shares, bias


def fit_temperature(scores: Floats, labels: Labels) -> float:
    """Return the divisor of held-out scores that makes confidences most honest."""
    choices = np.linspace(0.3, 3.0, 55)
    losses = [
        -np.log(_softmax(scores / t)[np.arange(len(labels)), labels] + 1e-9).mean() for t in choices
    ]
    return float(choices[int(np.argmin(losses))])


def main() -> None:
    """Cross-validate, fit on everything, write the weights."""
    texts, labels = read_seeds()
    words, meaning = read_features(texts)
    inputs = np.hstack([words, meaning])
    alike = inputs @ inputs.T
    held_out = _cross_validate(alike, labels)
    right = (held_out.argmax(axis=1) == labels).mean()
    temperature = fit_temperature(held_out, labels)
    print(f"{len(texts)} seeds, {FOLDS}-fold accuracy {right:.3f}, temperature {temperature:.2f}")
    shares, bias = train(alike, labels)
    _write(shares.T @ inputs, bias, words.shape[1], temperature)


def _cross_validate(alike: Floats, labels: Labels) -> Floats:
    folds = np.random.default_rng(SEED).integers(0, FOLDS, len(labels))
    scores = np.zeros((len(labels), len(ORDER)), dtype=np.float32)
    for fold in range(FOLDS):
        out = folds == fold
        shares, bias = train(alike[np.ix_(~out, ~out)], labels[~out])
        scores[out] = alike[np.ix_(out, ~out)] @ shares + bias
    return scores


def _write(weights: Floats, bias: Floats, buckets: int, temperature: float) -> None:
    np.savez_compressed(
        WEIGHTS,
        intents=np.array([intent.value for intent in ORDER]),
        words=weights[:, :buckets].astype(np.float16),
        meaning=(weights[:, buckets:] * MEANING_SCALE).astype(np.float16),
        bias=bias,
        temperature=np.float32(temperature),
    )
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")


def _softmax(scores: Floats) -> Floats:
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float32)


if __name__ == "__main__":
    main()
