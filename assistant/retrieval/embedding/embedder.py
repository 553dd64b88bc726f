"""Turns texts into vectors: the protocol, and the model that comes inside the wordllama wheel."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
import wordllama

from assistant.word_vectors import load_word_llama

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Anything that turns texts into vectors of length one."""

    @property
    def embedder_id(self) -> str:
        """Name and version: vectors of different ids are never compared."""
        ...

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    @property
    def coarse_dimensions(self) -> int:
        """The first so many numbers are a vector by themselves, good for a first look."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text; a text without known words has a row of zeros."""
        ...


class WordLlamaEmbedder:
    """The static model of the wordllama wheel: no download, no network, .1 ms for a question."""

    def __init__(self) -> None:
        self._model = load_word_llama()
        self.dimensions = 256
        # Wordllama is trained so that its first 64 numbers serve alone (Matryoshka).
        self.coarse_dimensions = 64

    @property
    def embedder_id(self) -> str:
        """The version counts: another version may hold other vectors."""
        return f"wordllama-{wordllama.__version__}-{self.dimensions}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return normalised vectors; empty texts get zeros."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        raw = np.asarray(self._model.embed(list(texts)), dtype=np.float32)
        raw = np.nan_to_num(raw)
        lengths = np.linalg.norm(raw, axis=1, keepdims=True)
        unit: Vectors = np.divide(raw, lengths, out=np.zeros_like(raw), where=lengths > 0)
        return unit
