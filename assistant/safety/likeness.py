"""Finds messages that no rule has words for, but that are like those of people in danger.

A linear model over words and pieces of words. It may add an alarm to what the rules found and never
takes one away; its reasons are rules of their own, in `likeness.yaml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import RedFlag, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.likeness_features import BUCKETS, Places, piece_places, word_places
from assistant.yaml_files import read_yaml

RULES = Path(__file__).with_name("likeness.yaml")
WEIGHTS = Path(__file__).with_name("likeness_weights.npz")
KINDS = ("routine", "same_day", "emergency", "suicidal", "overdose")
"""What a message may be like; the last three are emergencies."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessModel:
    """Trained weights."""

    weights: Floats
    """A row for each bucket, a column for each kind."""
    rarity: Floats
    """How rare the features of a bucket are; zero where training saw too few."""
    bias: Floats

    def shares(self, text: str) -> dict[str, float]:
        """Return how much a message in plain form is like each kind; together they are one."""
        scores = self.bias + self._part(word_places(text)) + self._part(piece_places(text))
        exponents = np.exp(scores - scores.max())
        return dict(zip(KINDS, (exponents / exponents.sum()).tolist(), strict=True))

    def _part(self, places: Places) -> Floats:
        rarity = self.rarity[places]
        length = float(np.sqrt(rarity @ rarity)) or 1.0
        return np.asarray(rarity @ self.weights[places] / length, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessRule:
    """From which share on a likeness is an alarm, and what it says then."""

    flag: RedFlag
    kinds: tuple[str, ...]
    """Their shares are added up."""
    least: float


class Likeness:
    """The model with its rules."""

    def __init__(self, model: LikenessModel, rules: Sequence[LikenessRule]) -> None:
        self._model = model
        self._rules = rules

    def flags(self, text: str) -> Iterator[RedFlag]:
        """Yield a flag for every rule whose share is reached by a message in plain form."""
        shares = self._model.shares(text)
        for rule in self._rules:
            if sum(shares[kind] for kind in rule.kinds) >= rule.least:
                yield rule.flag


def load_likeness(rules: Path = RULES, weights: Path = WEIGHTS) -> Likeness:
    """Read model and rules; raise `ConfigurationError` with every fault at once."""
    return Likeness(read_model(weights), read_likeness_rules(rules))


def read_model(path: Path) -> LikenessModel:
    """Read trained weights; raise `ConfigurationError` when they are of another make."""
    with np.load(path) as data:
        if tuple(data["kinds"]) != KINDS or len(data["rarity"]) != BUCKETS:
            raise ConfigurationError(
                f"{path.name} is of another make:", ["Train it again: train_red_flags.py."]
            )
        return LikenessModel(
            weights=data["weights"].astype(np.float32),
            rarity=data["rarity"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
        )


def read_likeness_rules(path: Path) -> tuple[LikenessRule, ...]:
    """Read the rules; raise `ConfigurationError` with every fault at once."""
    entries = read_yaml(path) or []
    faults = [
        f'{path.name}, rule {place}: kind "{kind}" is unknown.'
        for place, entry in enumerate(entries, start=1)
        for kind in entry["kinds"]
        if kind not in KINDS
    ]
    if faults:
        raise ConfigurationError("The likeness rules cannot be used:", faults)
    return tuple(
        LikenessRule(
            flag=RedFlag(
                rule_id=entry["id"],
                category=entry["category"],
                urgency=Urgency(entry["outcome"]),
                sign=entry["sign"],
            ),
            kinds=tuple(entry["kinds"]),
            least=entry["least"],
        )
        for entry in entries
    )
