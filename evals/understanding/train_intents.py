"""Trains the intent model from the seed messages and writes its weights: `python -m evals.understanding.train_intents`."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Intent
from assistant.understanding.intent_features import Floats
from assistant.understanding.intents import ORDER, WEIGHTS, load_meaning, read_feature_maker

SEEDS = Path(__file__).with_name("intent_seeds")
STEPS = 400
RATE = 0.05
SHRINK_WORDS = 2e-4
SHRINK_MEANING = 1e-4
MEANING_SCALE = 1.0
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


def train(inputs: Floats, labels: Labels, shrink: Floats) -> tuple[Floats, Floats]:
    """Fit a softmax regression by Adam; return weights (classes x inputs) and bias."""
    classes = len(ORDER)
    goal = np.eye(classes, dtype=np.float32)[labels]
    weights = np.zeros((inputs.shape[1], classes), dtype=np.float32)
    bias = np.zeros(classes, dtype=np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        error = (_softmax(inputs @ weights + bias) - goal) / len(labels)
        slope = inputs.T @ error + shrink[:, None] * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        unbiased = mean / (1 - 0.9**step)
        weights -= RATE * unbiased / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        bias -= error.sum(axis=0)
    return weights.T, bias


def fit_temperature(scores: Floats, labels: Labels) -> float:
    """Return the divisor of held-out scores that makes confidences most honest."""
    choices = np.linspace(0.3, 3.0, 55)
    losses = [
        -np.log(_softmax(scores / t)[np.arange(len(labels)), labels] + 1e-9).mean()
        for t in choices
    ]
    return float(choices[int(np.argmin(losses))])


def main() -> None:
    """Cross-validate, fit on everything, write the weights."""
    texts, labels = read_seeds()
    words, meaning = read_features(texts)
    inputs = np.hstack([words, meaning])
    shrink = np.concatenate(
        [np.full(words.shape[1], SHRINK_WORDS), np.full(meaning.shape[1], SHRINK_MEANING)]
    ).astype(np.float32)
    held_out = _cross_validate(inputs, labels, shrink)
    right = (held_out.argmax(axis=1) == labels).mean()
    temperature = fit_temperature(held_out, labels)
    print(f"{len(texts)} seeds, {FOLDS}-fold accuracy {right:.3f}, temperature {temperature:.2f}")
    weights, bias = train(inputs, labels, shrink)
    _write(weights, bias, words.shape[1], temperature)


def _cross_validate(inputs: Floats, labels: Labels, shrink: Floats) -> Floats:
    folds = np.random.default_rng(SEED).integers(0, FOLDS, len(labels))
    scores = np.zeros((len(labels), len(ORDER)), dtype=np.float32)
    for fold in range(FOLDS):
        out = folds == fold
        weights, bias = train(inputs[~out], labels[~out], shrink)
        scores[out] = inputs[out] @ weights.T + bias
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
