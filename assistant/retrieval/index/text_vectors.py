"""The vectors of a library's texts, compared with the vector of a question."""

import numpy as np
import numpy.typing as npt

from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.index.best_places import best_places

Halves = npt.NDArray[np.float16]
MANY = 10_000
"""From so many texts on, all are compared coarsely and only the best exactly."""
COMPARED_EXACTLY = 500


class TextVectors:
    """Cosines of all texts; for large libraries exact for the best, coarse for the rest."""

    def __init__(self, vectors: Halves, *, coarse_dimensions: int) -> None:
        dimensions = vectors.shape[1]
        self._is_coarse = len(vectors) >= MANY and coarse_dimensions < dimensions
        self._vectors = vectors if self._is_coarse else vectors.astype(np.float32)
        self._coarse = _first_numbers(vectors, coarse_dimensions) if self._is_coarse else None

    def cosines(self, vector: Vectors) -> Vectors:
        """Return the cosine of every text with a question's vector of length one."""
        if self._coarse is None:
            exact: Vectors = self._vectors @ vector
            return exact
        cosines: Vectors = self._coarse @ _unit(vector[None, : self._coarse.shape[1]])[0]
        best = best_places(cosines, COMPARED_EXACTLY)
        cosines[best] = self._vectors[best].astype(np.float32) @ vector
        return cosines


def _first_numbers(vectors: Halves, count: int) -> Vectors:
    return _unit(vectors[:, :count].astype(np.float32))


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit
