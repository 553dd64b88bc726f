"""The network is compared with the same sums written out plainly; its weights need not be here."""

import math
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ConfigurationError
from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.embedding.embedders import named_embedder
from assistant.retrieval.embedding.minilm import MiniLmEmbedder, minilm_folder
from assistant.retrieval.embedding.minilm_network import (
    DIMENSIONS,
    EPSILON,
    HEADS,
    LAYERS,
    MiniLmNetwork,
)

WORDS, PLACES, WIDE = 50, 12, 64
WIDTH = DIMENSIONS // HEADS


@pytest.fixture(scope="module")
def weights() -> dict[str, Vectors]:
    chance = np.random.default_rng(7)

    def some(*shape: int) -> Vectors:
        return chance.normal(0, 0.2, shape).astype(np.float32)

    made = {
        "embeddings.word_embeddings.weight": some(WORDS, DIMENSIONS),
        "embeddings.position_embeddings.weight": some(PLACES, DIMENSIONS),
        "embeddings.token_type_embeddings.weight": some(2, DIMENSIONS),
    }
    norms = ["embeddings.LayerNorm"]
    for n in range(LAYERS):
        layer = f"encoder.layer.{n}"
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
        sums = {
            f"attention.self.{one}": (DIMENSIONS, DIMENSIONS) for one in ("query", "key", "value")
        }
        sums |= {"attention.output.dense": (DIMENSIONS, DIMENSIONS)}
        sums |= {"intermediate.dense": (WIDE, DIMENSIONS), "output.dense": (DIMENSIONS, WIDE)}
        for name, shape in sums.items():
            made[f"{layer}.{name}.weight"] = some(*shape)
            made[f"{layer}.{name}.bias"] = some(shape[0])
    for name in norms:
        made |= {f"{name}.weight": some(DIMENSIONS), f"{name}.bias": some(DIMENSIONS)}
    return made


def plainly(weights: dict[str, Vectors], ids: list[int]) -> Vectors:
    """One text, one head at a time."""

    def dense(name: str, rows: Vectors) -> Vectors:
        made: Vectors = rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        return made

    def norm(name: str, rows: Vectors) -> Vectors:
        centred = rows - rows.mean(1, keepdims=True)
        centred = centred / np.sqrt(rows.var(1, keepdims=True) + EPSILON)
        made: Vectors = centred * weights[f"{name}.LayerNorm.weight"]
        return made + weights[f"{name}.LayerNorm.bias"]

    bent = np.vectorize(lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))))
    rows = weights["embeddings.word_embeddings.weight"][ids]
    rows = rows + weights["embeddings.position_embeddings.weight"][: len(ids)]
    rows = norm("embeddings", rows + weights["embeddings.token_type_embeddings.weight"][0])
    for n in range(LAYERS):
        layer = f"encoder.layer.{n}"
        query, key, value = (
            dense(f"{layer}.attention.self.{one}", rows) for one in ("query", "key", "value")
        )
        seen = []
        for head in range(HEADS):
            part = slice(head * WIDTH, (head + 1) * WIDTH)
            scores = np.exp(query[:, part] @ key[:, part].T / math.sqrt(WIDTH))
            seen.append(scores / scores.sum(1, keepdims=True) @ value[:, part])
        gathered = dense(f"{layer}.attention.output.dense", np.concatenate(seen, axis=1))
        rows = norm(f"{layer}.attention.output", rows + gathered)
        wide = bent(dense(f"{layer}.intermediate.dense", rows))
        rows = norm(f"{layer}.output", rows + dense(f"{layer}.output.dense", wide))
    mean = rows.mean(0)
    unit: Vectors = mean / np.linalg.norm(mean)
    return unit


def test_the_network_adds_up_as_when_it_is_written_out_plainly(weights: dict[str, Vectors]) -> None:
    texts = [[3, 1, 4, 1, 5], [9, 2, 6, 5, 3]]

    made = MiniLmNetwork(weights).vectors(np.array(texts))

    for row, ids in zip(made, texts, strict=True):
        assert float(row @ plainly(weights, ids)) > 0.99999


def test_other_weights_than_the_published_ones_are_refused(tmp_path: Path) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"something else")

    with pytest.raises(ConfigurationError) as refused:
        MiniLmEmbedder(tmp_path)

    assert "model.safetensors: its SHA-256 is" in str(refused.value)
    assert "which is not the published one" in str(refused.value)


def test_weights_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"model\.safetensors: No such file"):
        named_embedder(f"minilm:{tmp_path}")


def test_a_folder_that_is_named_comes_before_the_package() -> None:
    assert minilm_folder("/srv/minilm") == Path("/srv/minilm")
