"""The network of all-MiniLM-L6-v2 in numpy: twelve heads, six layers, no torch."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.retrieval.embedding.embedder import Vectors

Ids = npt.NDArray[np.int64]
LAYERS, HEADS, DIMENSIONS = 6, 12, 384
EPSILON = np.float32(1e-12)
SQUARE_ROOT_OF_HALF = np.float32(0.70710678)
# Abramowitz and Stegun 7.1.26: the error is below 1.5e-7, and scipy is not needed.
ERF_SLOPE = np.float32(0.3275911)
ERF_FACTORS = tuple(
    map(np.float32, (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dense:
    """A weighted sum with a bias."""

    weights: Vectors
    bias: Vectors

    def __call__(self, rows: Vectors) -> Vectors:
        """Return the sums for each row."""
        made: Vectors = rows @ self.weights
        made += self.bias
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Brings rows to mean 0 and width 1, then weighs their numbers."""

    weights: Vectors
    bias: Vectors

    def __call__(self, rows: Vectors) -> Vectors:
        """Return the rows so brought."""
        centred: Vectors = rows - rows.mean(-1, keepdims=True)
        centred /= np.sqrt((centred * centred).mean(-1, keepdims=True) + EPSILON)
        centred *= self.weights
        centred += self.bias
        return centred


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Attention, then two dense steps."""

    attend: Dense
    """Queries, keys and values in one."""
    gather: Dense
    after_attention: Norm
    widen: Dense
    narrow: Dense
    after_all: Norm


class MiniLmNetwork:
    """Turns token ids into vectors of length one."""

    def __init__(self, weights: Mapping[str, Vectors]) -> None:
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = weights["embeddings.position_embeddings.weight"]
        self._kind = weights["embeddings.token_type_embeddings.weight"][0]
        self._first = _norm(weights, "embeddings")
        self._layers = [_layer(weights, f"encoder.layer.{n}") for n in range(LAYERS)]

    def vectors(self, ids: Ids) -> Vectors:
        """Return one vector for each row; the rows are equally long, so that none needs a mask."""
        rows = self._first(self._words[ids] + self._places[: ids.shape[1]] + self._kind)
        for layer in self._layers:
            rows = layer.after_attention(rows + _attention(layer, rows))
            rows = layer.after_all(rows + layer.narrow(_gelu(layer.widen(rows))))
        means: Vectors = rows.mean(1)
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        return means


def _attention(layer: Layer, rows: Vectors) -> Vectors:
    texts, length, _ = rows.shape
    width = DIMENSIONS // HEADS
    split = layer.attend(rows).reshape(texts, length, 3, HEADS, width)
    queries, keys, values = split.transpose(2, 0, 3, 1, 4)
    scores = queries @ keys.transpose(0, 1, 3, 2)
    scores *= np.float32(width**-0.5)
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    seen = (scores @ values).transpose(0, 2, 1, 3).reshape(texts, length, DIMENSIONS)
    return layer.gather(seen)


def _gelu(rows: Vectors) -> Vectors:
    bent: Vectors = rows * np.float32(0.5) * (1 + _erf(rows * SQUARE_ROOT_OF_HALF))
    return bent


def _erf(rows: Vectors) -> Vectors:
    size = np.abs(rows)
    step = 1 / (1 + ERF_SLOPE * size)
    sum_of_powers = np.zeros_like(step)
    for factor in ERF_FACTORS:
        sum_of_powers = (sum_of_powers + factor) * step
    erf: Vectors = np.sign(rows) * (1 - sum_of_powers * np.exp(-size * size))
    return erf


def _layer(weights: Mapping[str, Vectors], name: str) -> Layer:
    parts = [_dense(weights, f"{name}.attention.self.{one}") for one in ("query", "key", "value")]
    attend = Dense(
        weights=np.concatenate([one.weights for one in parts], axis=1),
        bias=np.concatenate([one.bias for one in parts]),
    )
    return Layer(
        attend=attend,
        gather=_dense(weights, f"{name}.attention.output.dense"),
        after_attention=_norm(weights, f"{name}.attention.output"),
        widen=_dense(weights, f"{name}.intermediate.dense"),
        narrow=_dense(weights, f"{name}.output.dense"),
        after_all=_norm(weights, f"{name}.output"),
    )


def _dense(weights: Mapping[str, Vectors], name: str) -> Dense:
    turned = np.ascontiguousarray(weights[f"{name}.weight"].T)
    return Dense(weights=turned, bias=weights[f"{name}.bias"])


def _norm(weights: Mapping[str, Vectors], name: str) -> Norm:
    name = f"{name}.LayerNorm"
    return Norm(weights=weights[f"{name}.weight"], bias=weights[f"{name}.bias"])
