"""Says what a person wants: rules where they are sure, a small linear model elsewhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import wordllama
from wordllama import WordLlama

from assistant.domain import Intent, RankedIntent
from assistant.errors import ConfigurationError
from assistant.understanding.intent_features import FeatureMaker, Floats, kinds_of
from assistant.yaml_files import read_yaml

FOLDER = Path(__file__).parent
RULES = FOLDER / "intent_rules.yaml"
WEIGHTS = FOLDER / "intent_weights.npz"
WORDS = FOLDER / "oncology_words.yaml"
SURE = 0.97
"""Confidence of a rule."""
LISTED = 0.1
"""A lower confidence is not worth naming."""
MOST_LISTED = 4
SHORTEST_CLAUSE = 2
ORDER = tuple(Intent)
"""The order of the model's classes."""
_CLAUSE_END = re.compile(
    r"(?<=[.!?;])\s+|\n+|,?\s+(?=(?:and |but )?(?:also|plus)\b)|[,!.]\s+(?=(?:and|but|can|what|how|is|should|do)\b)",
    re.IGNORECASE,
)

Embed = Callable[[str], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentRule:
    """An expression that settles an intent."""

    intent: Intent
    regex: re.Pattern[str]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentWeights:
    """Trained numbers: rows are `ORDER`."""

    words: Floats
    meaning: Floats
    bias: Floats
    temperature: float
    """Divides the scores, so that confidences are as often right as they say."""


class IntentModel:
    """Rules and a linear model; an `IntentDetector`."""

    def __init__(
        self,
        rules: Sequence[IntentRule],
        weights: IntentWeights,
        *,
        features: FeatureMaker,
        embed: Embed,
    ) -> None:
        self._rules = rules
        self._weights = weights
        self._features = features
        self._embed = embed

    def detect(self, text: str) -> Sequence[RankedIntent]:
        """Return the intents of `text`, best first, never empty; confidences are 0 to 1."""
        whole = self._score(text)
        clauses = [clause for clause in _CLAUSE_END.split(text) if self._says_enough(clause)]
        if len(clauses) > 1:
            parts = np.max([self._score(clause) for clause in clauses], axis=0)
            whole = np.maximum(whole, 0.9 * parts)
        return _ranked(whole)

    def _says_enough(self, clause: str) -> bool:
        return len(clause.split()) >= SHORTEST_CLAUSE or self._ruled(clause) is not None

    def _score(self, text: str) -> Floats:
        if (ruled := self._ruled(text)) is not None:
            rest = (1 - SURE) / (len(ORDER) - 1)
            scores = np.full(len(ORDER), rest, dtype=np.float32)
            scores[ORDER.index(ruled)] = SURE
            return scores
        return self.probabilities(text)

    def probabilities(self, text: str) -> Floats:
        """Return the model's own confidence in each intent of `ORDER`, which add up to one."""
        weights = self._weights
        scores = weights.words @ self._features.read(text)
        scores = (scores + weights.meaning @ self._embed(text) + weights.bias) / weights.temperature
        exponents = np.exp(scores - scores.max())
        return np.asarray(exponents / exponents.sum(), dtype=np.float32)

    def _ruled(self, text: str) -> Intent | None:
        plain = text.strip().replace("\u2019", "'")
        for rule in self._rules:
            found = rule.regex.fullmatch(plain) if rule.whole else rule.regex.search(plain)
            if found:
                return rule.intent
        return None


def load_intent_detector() -> IntentModel:
    """Load rules and weights; raise `ConfigurationError` with every fault at once."""
    return IntentModel(
        read_intent_rules(),
        read_intent_weights(),
        features=read_feature_maker(),
        embed=load_meaning(),
    )


def read_intent_rules(path: Path = RULES) -> tuple[IntentRule, ...]:
    """Read the rules, in the order in which they are tried."""
    entries = read_yaml(path)
    known = [intent.value for intent in Intent]
    faults = [
        f'{path.name}, rule {place}: intent "{entry.get("intent")}" is unknown.'
        for place, entry in enumerate(entries, start=1)
        if entry.get("intent") not in known
    ]
    if faults:
        raise ConfigurationError("The intent rules cannot be used:", faults)
    return tuple(
        IntentRule(
            intent=Intent(entry["intent"]),
            regex=re.compile(pattern, re.IGNORECASE),
            whole=entry.get("whole", False),
        )
        for entry in entries
        for pattern in entry["patterns"]
    )


def read_intent_weights(path: Path = WEIGHTS) -> IntentWeights:
    """Read the trained weights; raise `ConfigurationError` when they are of other classes."""
    with np.load(path) as data:
        if tuple(data["intents"]) != tuple(intent.value for intent in ORDER):
            raise ConfigurationError(
                f"{path.name} is of other intents:", ["Train it again: train_intents.py."]
            )
        return IntentWeights(
            words=data["words"].astype(np.float32),
            meaning=data["meaning"].astype(np.float32),
            bias=data["bias"].astype(np.float32),
            temperature=float(data["temperature"]),
        )


def read_feature_maker() -> FeatureMaker:
    """Return the feature maker that the weights were trained with."""
    return FeatureMaker(kinds=kinds_of(read_yaml(WORDS)))


def load_meaning() -> Embed:
    """Load the word vectors shipped inside wordllama; nothing is downloaded."""
    model = WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)

    def embed(text: str) -> Floats:
        readable = text.lower().encode("utf-8", "replace").decode() or " "
        vector = np.asarray(model.embed(readable, norm=True)[0], dtype=np.float32)
        return np.nan_to_num(vector)

    return embed


def _ranked(scores: Floats) -> list[RankedIntent]:
    order = np.argsort(-scores, kind="stable")
    best = [place for place in order[:MOST_LISTED] if scores[place] >= LISTED] or [order[0]]
    return [RankedIntent(name=ORDER[p], confidence=round(float(scores[p]), 3)) for p in best]
