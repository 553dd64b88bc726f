"""Trains the likeness model: `python -m evals.understanding.train_red_flags` writes its weights.

Every message is first judged by a model that saw none of its writer's messages; the table printed
from that shows what each threshold of likeness.yaml would do to people it has not heard yet.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.domain import SitePolicy, Urgency
from assistant.retrieval.documents import read_document
from assistant.safety.likeness import KINDS, WEIGHTS, Floats
from assistant.safety.likeness_features import BUCKETS, HALF, piece_places, word_places
from assistant.safety.red_flags import RedFlagRules, load_rules_alone
from assistant.settings import ROOT

HERE = Path(__file__).parent
SEEDS = HERE / "red_flag_seeds"
DEVELOPMENT = HERE / "development"
INTENT_SEEDS = HERE / "intent_seeds"
ORDINARY = ("intent.jsonl", "completeness.jsonl")
MAY_BE_URGENT = ("symptom_side_effect",)
"""Intents whose messages are not calm for certain."""
WRITERS = {
    "first": ("red_flags.jsonl", "red_flags_last_batch.jsonl"),
    "second": ("earlier_untouched_red_flags.jsonl",),
    "third": ("new_red_flags.jsonl",),
    "fourth": ("third_writer_red_flags.jsonl",),
}
OVERDOSE_WORDS = ("overdose", "wrong dose", "child")
STEPS = 400
SHRINK = 1e-4
SEEN_AT_LEAST = 2
THRESHOLDS = (0.5, 0.6, 0.7, 0.8)

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """Messages with who wrote them and what they are."""

    texts: list[str]
    writers: NDArray[np.str_]
    kinds: Labels


def read_messages() -> Messages:
    """Return every development message, every seed and ordinary messages."""
    rows: list[tuple[str, str, str]] = [
        (row["text"], writer, kind_of(row))
        for writer, names in WRITERS.items()
        for name in names
        for row in map(json.loads, (DEVELOPMENT / name).read_text("utf-8").splitlines())
    ]
    rows += [
        (line, "seeds", path.stem)
        for path in sorted(SEEDS.glob("*.txt"))
        for line in filter(None, map(str.strip, path.read_text("utf-8").splitlines()))
    ]
    rows += [(text, "ordinary", "routine") for text in ordinary_messages()]
    rows += [(text, "library", "routine") for text in library_questions()]
    return Messages(
        texts=[text for text, _, _ in rows],
        writers=np.array([writer for _, writer, _ in rows]),
        kinds=np.array([KINDS.index(kind) for _, _, kind in rows]),
    )


def ordinary_messages() -> Iterator[str]:
    """Yield what people write when nothing is wrong, from the data of the other abilities."""
    for path in sorted(INTENT_SEEDS.glob("*.txt")):
        if path.stem not in MAY_BE_URGENT:
            yield from filter(None, map(str.strip, path.read_text("utf-8").splitlines()))
    for name in ORDINARY:
        for row in map(json.loads, (DEVELOPMENT / name).read_text("utf-8").splitlines()):
            if row.get("intent") not in MAY_BE_URGENT:
                yield row["text"]


def library_questions() -> Iterator[str]:
    """Yield the ways to ask that documents of the library list: about signs, but not of danger."""
    for path in sorted((ROOT / "library").glob("*.md")):
        yield from read_document(path)[0].answers


def kind_of(row: dict[str, str]) -> str:
    """Return the kind of a labelled message."""
    if row["urgency"] != Urgency.EMERGENCY:
        return row["urgency"]
    category = row["category"].lower()
    if "suicid" in category:
        return "suicidal"
    return "overdose" if any(word in category for word in OVERDOSE_WORDS) else "emergency"


def occurrences(plain: Iterable[str]) -> Floats:
    """Return which buckets each text in plain form has."""
    plain = list(plain)
    found = np.zeros((len(plain), BUCKETS), dtype=np.float32)
    for row, text in enumerate(plain):
        found[row, word_places(text)] = 1
        found[row, piece_places(text)] = 1
    return found


def rarity_of(found: Floats) -> Floats:
    """Return the weight of each bucket: the rarer the heavier, nothing for what was seen once."""
    seen = found.sum(axis=0)
    rarity = np.log(len(found) / np.maximum(seen, 1)) + 1
    return np.asarray(np.where(seen >= SEEN_AT_LEAST, rarity, 0), dtype=np.float32)


def scaled(found: Floats, rarity: Floats) -> Floats:
    """Return features of which words and pieces have the length of one each."""
    weighed = found * rarity
    for half in (slice(0, HALF), slice(HALF, BUCKETS)):
        length = np.linalg.norm(weighed[:, half], axis=1, keepdims=True)
        weighed[:, half] /= np.maximum(length, 1e-6)
    return weighed


def fit(inputs: Floats, kinds: Labels) -> tuple[Floats, Floats]:
    """Fit a ridge softmax regression; return weights and bias.

    The best weights are sums of the texts' features, so the texts are weighed and not the features.
    """
    alike = inputs @ inputs.T
    goal: Floats = np.eye(len(KINDS), dtype=np.float32)[kinds]
    shares: Floats = np.zeros_like(goal)
    bias = np.zeros(len(KINDS), dtype=np.float32)
    rate = 1.0 / (alike.sum(axis=1).max() / len(kinds) / 2 + SHRINK)
    ahead: Floats = shares.copy()
    for step in range(1, STEPS + 1):
        error = (softmax(alike @ ahead + bias) - goal) / len(kinds)
        behind, shares = shares, ahead - rate * (error + SHRINK * ahead)
        ahead = np.asarray(shares + (step - 1) / (step + 2) * (shares - behind), dtype=np.float32)
        bias -= error.sum(axis=0)
    return np.asarray(inputs.T @ shares, dtype=np.float32), bias


def softmax(scores: NDArray[np.floating[Any]]) -> Floats:
    """Return shares that add up to one in each row."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float32)


def judged_by_others(found: Floats, messages: Messages) -> Floats:
    """Return the shares each message gets from a model without its writer's messages."""
    shares = np.zeros((len(found), len(KINDS)), dtype=np.float32)
    for writer in np.unique(messages.writers):
        out = messages.writers == writer
        rarity = rarity_of(found[~out])
        weights, bias = fit(scaled(found[~out], rarity), messages.kinds[~out])
        shares[out] = softmax(scaled(found[out], rarity) @ weights + bias)
    return shares


def main() -> None:
    """Judge each writer by the others, fit on everything, write the weights."""
    rules, messages = load_rules_alone(SitePolicy()), read_messages()
    found = occurrences(map(rules.plain, messages.texts))
    tell_thresholds(judged_by_others(found, messages), messages, rules)
    rarity = rarity_of(found)
    weights, bias = fit(scaled(found, rarity), messages.kinds)
    np.savez_compressed(
        WEIGHTS,
        kinds=np.array(KINDS),
        weights=weights.astype(np.float16),
        rarity=rarity.astype(np.float16),
        bias=bias,
    )
    print(f"{len(messages.texts)} messages; {WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")


def tell_thresholds(shares: Floats, messages: Messages, rules: RedFlagRules) -> None:
    """Print what thresholds would find, and wake for nothing, beyond the rules."""
    found = np.array([bool(rules.triage(text).flags) for text in messages.texts])
    groups = messages.kinds >= KINDS.index("emergency"), messages.kinds == 0
    likeness = shares[:, KINDS.index("emergency") :].sum(axis=1)
    print("writer   least  emergencies with an alarm  routine with an alarm   (rules -> both)")
    for writer in np.unique(messages.writers):
        of_writer = messages.writers == writer
        for least in THRESHOLDS:
            both = found | (likeness >= least)
            told = [_change(found[of_writer & group], both[of_writer & group]) for group in groups]
            print(f"{writer:8} {least:.2f}   {told[0]:26} {told[1]}")


def _change(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> str:
    return f"{before.mean():.3f} -> {after.mean():.3f}" if len(before) else "none written"


if __name__ == "__main__":
    main()
