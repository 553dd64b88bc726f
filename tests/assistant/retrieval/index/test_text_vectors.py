import numpy as np

from assistant.retrieval.index.text_vectors import MANY, TextVectors


def unit_rows(count: int, dimensions: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return vectors whose first numbers carry most of their length, as a trained model's do."""
    rows = np.random.default_rng(7).normal(size=(count, dimensions)).astype(np.float32)
    rows *= np.linspace(2, 0.2, dimensions, dtype=np.float32)
    unit: np.ndarray[tuple[int, int], np.dtype[np.float32]] = rows / np.linalg.norm(
        rows, axis=1, keepdims=True
    )
    return unit


def test_a_small_library_is_compared_exactly() -> None:
    rows = unit_rows(50, 32)

    cosines = TextVectors(rows.astype(np.float16), coarse_dimensions=8).cosines(rows[3])

    assert np.allclose(cosines, rows @ rows[3], atol=0.01)


def test_in_a_large_library_the_best_are_the_same_and_exact() -> None:
    rows = unit_rows(MANY + 1, 32)
    asked = rows[3]

    cosines = TextVectors(rows.astype(np.float16), coarse_dimensions=16).cosines(asked)

    exact = rows @ asked
    best = np.argsort(-exact)[:10]
    assert int(np.argmax(cosines)) == 3
    assert np.allclose(cosines[best], exact[best], atol=0.01)
