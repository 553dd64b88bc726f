"""Learns what is evidence: `python -m evals.answers.train_evidence` writes the weights of search.

It first prints what weights learnt on four fifths of the questions reach on the last fifth.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.retrieval.ranking.weights import WEIGHTS_FILE, Line
from evals.answers.examples import INSIDE, LIBRARY, Example, Features, Found, read_examples
from evals.answers.learning import Choice, Floats, learn_choice, learn_yes_or_no

FOLDS, CHANCE = 5, 1
LIBRARY_COUNTS_FOR = 200
"""So many questions of people are all of the library's own questions worth together."""
ENOUGH = 0.5
NOT_FOR_RANKING = {"missing", "not on the other illness", "not on the other matter"}


def main() -> None:
    """Print what is reached on questions not learnt from, then learn from all and write."""
    with tempfile.TemporaryDirectory(prefix="lantern-evidence-") as folder:
        examples = [one for one in read_examples(Path(folder)) if one.found]
    _print_reached(examples)
    relevance = learn_relevance(examples)
    answered = learn_answered(examples, relevance)
    content = {"relevance": _plain(relevance), "answered": _plain(answered), "enough": ENOUGH}
    WEIGHTS_FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def learn_relevance(examples: Sequence[Example]) -> Line:
    """Learn which of the documents found is right, from questions whose document is known."""
    names = [name for name in examples[0].found[0].features if name not in NOT_FOR_RANKING]
    counts = _counts(examples)
    choices = [
        Choice(
            rows=np.array([[found.features[name] for name in names] for found in one.found]),
            right=np.array([found.is_right for found in one.found]),
            weight=counts[one.source],
        )
        for one in examples
        if any(found.is_right for found in one.found)
    ]
    weights = learn_choice(choices)
    return Line(constant=0.0, by_feature=dict(zip(names, weights.tolist(), strict=True)))


def learn_answered(examples: Sequence[Example], relevance: Line) -> Line:
    """Learn from the best document found whether the question is one for the library.

    Only from questions of people: those of the library itself are all too clearly its own.
    """
    examples = [one for one in examples if one.source != LIBRARY]
    seen = [_seen(best_of(one, relevance)) for one in examples]
    names = list(seen[0])
    constant, *weights = learn_yes_or_no(
        np.array([[features[name] for name in names] for features in seen]),
        np.array([float(one.is_inside) for one in examples]),
        np.ones(len(examples)),
    ).tolist()
    return Line(constant=constant, by_feature=dict(zip(names, weights, strict=True)))


def best_of(example: Example, relevance: Line) -> Found:
    """Return the likeliest of the documents found."""
    return max(example.found, key=lambda found: relevance.of(found.features))


def _seen(found: Found) -> Features:
    return {**found.features, **found.context}


def _counts(examples: Sequence[Example]) -> dict[str, float]:
    own = sum(one.source == LIBRARY for one in examples)
    return {one.source: 1.0 for one in examples} | {LIBRARY: LIBRARY_COUNTS_FOR / max(own, 1)}


def _print_reached(examples: Sequence[Example]) -> None:
    order = np.random.default_rng(CHANCE).permutation(len(examples))
    right: dict[str, list[bool]] = {}
    likely: dict[bool, list[float]] = {True: [], False: []}
    for fold in np.array_split(order, FOLDS):
        held_out = {int(place) for place in fold}
        learnt_from = [one for place, one in enumerate(examples) if place not in held_out]
        relevance = learn_relevance(learnt_from)
        answered = learn_answered(learnt_from, relevance)
        for one in (examples[place] for place in held_out):
            best = best_of(one, relevance)
            right.setdefault(one.source, []).append(best.is_right)
            if one.source != LIBRARY:
                likely[one.is_inside].append(answered.of(_seen(best)))
    for source in (LIBRARY, *INSIDE):
        print(f"first document on the subject  {source:24} {np.mean(right[source]):.3f}")
    _print_shares(np.array(likely[True]), np.array(likely[False]))


def _print_shares(inside: Floats, outside: Floats) -> None:
    for enough in (0.3, 0.4, 0.5, 0.6, 0.7):
        logit = np.log(enough / (1 - enough))
        kept, let_in = np.mean(inside >= logit), np.mean(outside < logit)
        print(f"enough {enough}: inside answered {kept:.3f}, outside declined {let_in:.3f}")


def _plain(line: Line) -> dict[str, float]:
    values = {"constant": line.constant, **line.by_feature}
    return {name: round(float(value), 3) for name, value in values.items()}


if __name__ == "__main__":
    main()
