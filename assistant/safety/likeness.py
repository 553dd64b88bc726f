"""Finds messages that no rule has words for, but that are like those of people in danger.

A linear model over words and pieces of words. It may add an alarm to what the rules found and never
takes one away; its reasons are rules of their own, in `likeness.yaml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import RedFlag, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.likeness_features import BUCKETS, Places, piece_places, word_places
from assistant.safety.likeness_subjects import Subject, read_subjects
from assistant.yaml_files import read_yaml

RULES = Path(__file__).with_name("likeness.yaml")
WEIGHTS = Path(__file__).with_name("likeness_weights.npz")
SUBJECT = "{subject}"
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
    about: Floats
    """A row for each bucket, a column for each subject."""
    about_bias: Floats

    def shares(self, text: str) -> dict[str, float]:
        """Return how much a message in plain form is like each kind; together they are one."""
        scores = self.bias + self._scores(text, self.weights)
        exponents = np.exp(scores - scores.max())
        return dict(zip(KINDS, (exponents / exponents.sum()).tolist(), strict=True))

    def subject(self, text: str) -> int:
        """Return the column of what an urgent message in plain form is about."""
        return int((self.about_bias + self._scores(text, self.about)).argmax())

    def _scores(self, text: str, weights: Floats) -> Floats:
        return self._part(word_places(text), weights) + self._part(piece_places(text), weights)

    def _part(self, places: Places, weights: Floats) -> Floats:
        rarity = self.rarity[places]
        length = float(np.sqrt(rarity @ rarity)) or 1.0
        return np.asarray(rarity @ weights[places] / length, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessRule:
    """From which share on a likeness is an alarm, and what it says then."""

    flag: RedFlag
    kinds: tuple[str, ...]
    """Their shares are added up."""
    least: float


class Likeness:
    """The model with its rules."""

    def __init__(
        self, model: LikenessModel, rules: Sequence[LikenessRule], subjects: Sequence[Subject]
    ) -> None:
        self._model = model
        self._rules = rules
        self._subjects = subjects

    def flags(self, text: str) -> Iterator[RedFlag]:
        """Yield a flag for every rule whose share is reached by a message in plain form."""
        shares = self._model.shares(text)
        for rule in self._rules:
            if sum(shares[kind] for kind in rule.kinds) >= rule.least:
                yield self._named(rule.flag, text)

    def _named(self, flag: RedFlag, text: str) -> RedFlag:
        """Return the flag with what the message seems to be about, in plain words."""
        if SUBJECT not in flag.sign:
            return flag
        words = self._subjects[self._model.subject(text)].words
        return replace(flag, sign=flag.sign.replace(SUBJECT, words))


def load_likeness(rules: Path = RULES, weights: Path = WEIGHTS) -> Likeness:
    """Read model and rules; raise `ConfigurationError` with every fault at once."""
    subjects = read_subjects()
    return Likeness(read_model(weights, subjects), read_likeness_rules(rules), subjects)


def read_model(path: Path, subjects: Sequence[Subject]) -> LikenessModel:
    """Read trained weights; raise `ConfigurationError` when they are of another make."""
    names = tuple(subject.name for subject in subjects)
    with np.load(path) as data:
        made_for = tuple(data["kinds"]), len(data["rarity"]), tuple(data.get("subjects", ()))
        if made_for != (KINDS, BUCKETS, names):
            raise ConfigurationError(
                f"{path.name} is of another make:", ["Train it again: train_red_flags.py."]
            )
        numbers = ("weights", "rarity", "bias", "about", "about_bias")
        return LikenessModel(**{name: data[name].astype(np.float32) for name in numbers})


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
