"""Reads the learnt weights of evidence, which `evals.answers.train_evidence` writes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.retrieval.language.word_lists import DATA

WEIGHTS_FILE = DATA / "evidence_weights.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sum of features, weighed."""

    constant: float
    by_feature: Mapping[str, float]

    def of(self, features: Mapping[str, float]) -> float:
        """Return the sum for `features`; a feature without a weight counts nothing."""
        counts = self.by_feature.get
        return self.constant + sum([counts(name, 0.0) * one for name, one in features.items()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What was learnt."""

    relevance: Line
    """Which of the documents found is the one asked for."""
    answered: Line
    """Whether the library answers the question at all."""
    enough: float
    """From this share of likelihood on, an answer is given."""


def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Return the weights, or raise `ConfigurationError`."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Weights(
            relevance=_line(raw["relevance"]),
            answered=_line(raw["answered"]),
            enough=float(raw["enough"]),
        )
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(f"{path.name} is faulty.", [str(error)]) from error


def _line(raw: Mapping[str, float]) -> Line:
    values = {str(name): float(value) for name, value in raw.items()}
    return Line(constant=values.pop("constant"), by_feature=values)
