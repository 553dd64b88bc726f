"""Trains the intent model: `python -m evals.understanding.train_intents` writes its weights."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Intent
from assistant.understanding.intent_features import BUCKETS, Floats, MeaningMaker, scale_to_one
from assistant.understanding.intent_model import (
    ORDER,
    WEIGHTS,
    load_meaning,
    read_feature_maker,
)

FOLDER = Path(__file__).parent
SEEDS = "seeds"
FILES = (
    "intent",
    "earlier_untouched_intent",
    "second_writer_intent",
    "later_writer_intent",
    "fourth_writer_intent",
)
"""Development files; each is by writers of its own."""
RIDGE = 0.5
FIRST_WISH = 0.7
"""Share of the first intent where a message has several."""
PUT_TOGETHER = 1200
OPENINGS = (Intent.CONTEXT_STATEMENT, Intent.GREETING, Intent.EMOTIONAL_SUPPORT)
NO_WISHES = (*OPENINGS, Intent.THANKS, Intent.PROMPT_INJECTION, Intent.OFF_TOPIC)
BETWEEN = (". ", ", ", ". so ", "... ", "\n", " and ")
CHANCE = 5

Row = tuple[str, list[str], str]
"""Message, intents, file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Messages, the share of each intent of `ORDER` in each, and where each comes from."""

    texts: Sequence[str]
    goals: Floats
    sources: NDArray[np.str_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the model sees of the examples, a row for each."""

    words: Floats
    meaning: Floats
    rarity: Floats
    middle: Floats


def read_examples() -> Examples:
    """Return seeds, seeds put together, and development messages."""
    rows = [(text, [intent.value], SEEDS) for intent in Intent for text in _read_seeds(intent)]
    rows += list(_put_together(rows))
    rows += [row for name in FILES for row in _read_development(name)]
    texts, labels, sources = zip(*rows, strict=True)
    return Examples(
        texts=texts, goals=np.stack([_share(names) for names in labels]), sources=np.array(sources)
    )


def _put_together(seeds: Sequence[Row]) -> Iterator[Row]:
    """Yield a wish after what people say before one: a greeting, a fact, a feeling."""
    chance = np.random.default_rng(CHANCE)
    wishes = [row for row in seeds if Intent(row[1][0]) not in NO_WISHES]
    openings = [row for row in seeds if Intent(row[1][0]) in OPENINGS]
    for place in chance.permutation(len(wishes))[:PUT_TOGETHER]:
        wish, names, source = wishes[place]
        opening, opened, _ = openings[chance.integers(len(openings))]
        between = BETWEEN[chance.integers(len(BETWEEN))]
        yield f"{opening.rstrip('.')}{between}{wish}", [*names, *opened], source


def _read_seeds(intent: Intent) -> list[str]:
    lines = (FOLDER / "intent_seeds" / f"{intent.value}.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _read_development(name: str) -> list[Row]:
    lines = (FOLDER / "development" / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [(row["text"], row.get("intents") or [row["intent"]], name) for row in rows]


def _share(names: Sequence[str]) -> Floats:
    shares = np.zeros(len(ORDER), dtype=np.float32)
    rest = (1 - FIRST_WISH) / max(1, len(names) - 1)
    for place, name in enumerate(names):
        first = FIRST_WISH if len(names) > 1 else 1.0
        shares[ORDER.index(Intent(name))] += rest if place else first
    return shares


def read_inputs(texts: Sequence[str]) -> Inputs:
    """Return the features of every text, and the numbers that scale them."""
    features, embed = read_feature_maker(), load_meaning()
    counts = np.zeros((len(texts), BUCKETS), dtype=np.float32)
    for row, text in zip(counts, texts, strict=True):
        places, roots = features.read(text)
        row[places] = roots
    rarity = np.log((len(texts) + 1) / ((counts > 0).sum(axis=0) + 1)).astype(np.float32)
    middle = np.mean([embed(text) for text in texts], axis=0).astype(np.float32)
    meaning = MeaningMaker(embed, middle)
    return Inputs(
        words=np.stack([scale_to_one(row) for row in counts * rarity]),
        meaning=np.stack([meaning.read(text) for text in texts]),
        rarity=rarity,
        middle=middle,
    )


def train(alike: Floats, goals: Floats) -> Floats:
    """Return how each example weighs in each intent: ridge regression on centred goals.

    `alike` holds the products of the examples' features. The best weights are sums of the
    examples' features, so some thousand examples are quicker to weigh than all the features.
    """
    centred = goals - goals.mean(axis=0)
    ridge = alike + RIDGE * np.eye(len(alike), dtype=np.float32)
    return np.asarray(np.linalg.solve(ridge, centred), dtype=np.float32)


def leave_files_out(alike: Floats, examples: Examples) -> Floats:
    """Return the scores of each development file by a model that has not seen its writers."""
    scores = np.zeros_like(examples.goals)
    for name in FILES:
        out = examples.sources == name
        shares = train(alike[np.ix_(~out, ~out)], examples.goals[~out])
        scores[out] = alike[np.ix_(out, ~out)] @ shares + examples.goals[~out].mean(axis=0)
    return scores


def fit_temperature(scores: Floats, goals: Floats) -> float:
    """Return the divisor of held-out scores that makes confidences most honest."""
    choices = np.geomspace(0.02, 1.0, 60)
    losses = [-(goals * np.log(_softmax(scores / t) + 1e-9)).sum(axis=1).mean() for t in choices]
    return float(choices[int(np.argmin(losses))])


def main() -> None:
    """Measure by leaving out one writer's file at a time, fit on everything, write the weights."""
    examples = read_examples()
    inputs = read_inputs(examples.texts)
    alike = inputs.words @ inputs.words.T + inputs.meaning @ inputs.meaning.T
    scores = leave_files_out(alike, examples)
    _tell(scores, examples)
    held_out = examples.sources != SEEDS
    temperature = fit_temperature(scores[held_out], examples.goals[held_out])
    print(f"{len(examples.texts)} messages, temperature {temperature:.3f}")
    _write(inputs, train(alike, examples.goals), examples.goals.mean(axis=0), temperature)


def _tell(scores: Floats, examples: Examples) -> None:
    for name in FILES:
        places = np.flatnonzero(examples.sources == name)
        best = scores[places].argmax(axis=1)
        right = examples.goals[places, best] > 0
        ordered = np.sort(scores[places], axis=1)
        surest = np.argsort(ordered[:, -2] - ordered[:, -1])[: len(places) // 2]
        print(f"{name:28} {right.mean():.3f}, surer half {right[surest].mean():.3f}")


def _write(inputs: Inputs, shares: Floats, bias: Floats, temperature: float) -> None:
    np.savez_compressed(
        WEIGHTS,
        intents=np.array([intent.value for intent in ORDER]),
        words=(shares.T @ inputs.words).astype(np.float16),
        meaning=(shares.T @ inputs.meaning).astype(np.float16),
        bias=bias,
        rarity=inputs.rarity.astype(np.float16),
        middle=inputs.middle.astype(np.float16),
        temperature=np.float32(temperature),
    )
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")


def _softmax(scores: Floats) -> Floats:
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float32)


if __name__ == "__main__":
    main()
