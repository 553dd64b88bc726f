"""Learns what is evidence: `python -m evals.answers.train_evidence` writes the weights of search.

It first prints, for each who wrote questions, what weights learnt from the others reach on theirs.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.retrieval.ranking.weights import WEIGHTS_FILE, Line
from evals.answers.examples import LIBRARY, Example, Features, Found, read_examples
from evals.answers.learning import Choice, Floats, learn_choice, learn_yes_or_no

LIBRARY_COUNTS_FOR = 200
"""So many questions of people are all of the library's own questions worth together."""
ENOUGH = 0.6
NOT_FOR_RANKING = {
    *("missing", "not on the other illness", "not on the other matter"),
    *("words of the library", "its best words of the library", "its foreign words"),
}
"""What says whether the library answers at all, or is the same for all that was found."""
SHARES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


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
    for writer in sorted({one.writer for one in examples} - {LIBRARY}):
        relevance = learn_relevance([one for one in examples if one.writer != writer])
        answered = learn_answered([one for one in examples if one.writer != writer], relevance)
        theirs = [one for one in examples if one.writer == writer]
        best = [best_of(one, relevance) for one in theirs]
        likely = np.array([answered.of(_seen(one)) for one in best])
        inside = np.array([one.is_inside for one in theirs])
        right = np.array([one.is_right for one in best])
        print(f"{writer}: {inside.sum()} inside, on the subject {right[inside].mean():.3f}")
        _print_shares(likely[inside], likely[~inside])


def _print_shares(inside: Floats, outside: Floats) -> None:
    for enough in SHARES:
        logit = np.log(enough / (1 - enough))
        kept, let_in = np.mean(inside >= logit), np.mean(outside < logit)
        print(f"  enough {enough}: inside answered {kept:.3f}, outside declined {let_in:.3f}")


def _plain(line: Line) -> dict[str, float]:
    values = {"constant": line.constant, **line.by_feature}
    return {name: round(float(value), 3) for name, value in values.items()}


if __name__ == "__main__":
    main()
