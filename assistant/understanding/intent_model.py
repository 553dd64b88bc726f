"""The linear model of intents: its trained numbers, and confidences from them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.domain import Intent
from assistant.errors import ConfigurationError
from assistant.understanding.intent_concepts import load_concepts
from assistant.understanding.intent_features import (
    Embed,
    FeatureMaker,
    Floats,
    MeaningMaker,
    kinds_of,
    scale_to_one,
)
from assistant.word_vectors import load_word_llama
from assistant.yaml_files import read_yaml

FOLDER = Path(__file__).parent
WEIGHTS = FOLDER / "intent_weights.npz"
WORDS = FOLDER / "oncology_words.yaml"
ORDER = tuple(Intent)
"""The order of the model's classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentWeights:
    """Trained numbers: rows are `ORDER`, but for `words`."""

    words: Floats
    """A row for each bucket of words, a column for each intent."""
    meaning: Floats
    bias: Floats
    rarity: Floats
    """How much each bucket of words counts: the rarer in training, the more."""
    middle: Floats
    """The mean word vector of the training messages."""
    temperature: float
    """Divides the scores, so that confidences are as often right as they say."""


class LinearIntents:
    """Scores a message by its words and by its meaning."""

    def __init__(self, weights: IntentWeights, features: FeatureMaker, embed: Embed) -> None:
        self._weights = weights
        self._features = features
        self._meaning = MeaningMaker(embed, weights.middle)

    def probabilities(self, text: str) -> Floats:
        """Return the confidence in each intent of `ORDER`; they add up to one."""
        weights = self._weights
        places, counts = self._features.read(text)
        words = scale_to_one(counts * weights.rarity[places])
        scores = (
            words @ weights.words[places]
            + weights.meaning @ self._meaning.read(text)
            + weights.bias
        )
        scores /= weights.temperature
        exponents = np.exp(scores - scores.max())
        return np.asarray(exponents / exponents.sum(), dtype=np.float32)


def load_linear_intents() -> LinearIntents:
    """Load weights and word lists; raise `ConfigurationError` when they do not fit."""
    return LinearIntents(read_intent_weights(), read_feature_maker(), load_meaning())


def read_intent_weights(path: Path = WEIGHTS) -> IntentWeights:
    """Read the trained weights; raise `ConfigurationError` when they are of other classes."""
    with np.load(path) as data:
        if tuple(data["intents"]) != tuple(intent.value for intent in ORDER):
            raise ConfigurationError(
                f"{path.name} is of other intents:", ["Train it again: train_intents.py."]
            )
        names = ("meaning", "bias", "rarity", "middle")
        numbers = {name: data[name].astype(np.float32) for name in names}
        words = np.ascontiguousarray(data["words"].T, dtype=np.float32)
        return IntentWeights(words=words, **numbers, temperature=float(data["temperature"]))


def read_feature_maker() -> FeatureMaker:
    """Return the feature maker that the weights were trained with."""
    return FeatureMaker(kinds=kinds_of(read_yaml(WORDS)), concepts=load_concepts())


def load_meaning() -> Embed:
    """Return what turns a text into its mean word vector."""
    model = load_word_llama()

    def embed(text: str) -> Floats:
        readable = text.lower().encode("utf-8", "replace").decode() or " "
        vector = np.asarray(model.embed(readable, norm=True)[0], dtype=np.float32)
        return np.nan_to_num(vector)

    return embed
