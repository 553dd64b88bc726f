import numpy as np
import pytest

from assistant.retrieval.index.best_places import best_places

chance = np.random.default_rng(3)


@pytest.mark.parametrize(
    "scores",
    [
        chance.normal(size=5000),
        np.sort(chance.normal(size=5000)),
        np.zeros(5000),
        np.where(np.arange(5000) == 7, 1.0, 0.0),
        np.tile([0.0] * 15 + [1.0], 300),
        chance.normal(size=40),
        np.zeros(0),
    ],
    ids=["mixed", "sorted", "equal", "one", "hidden from the sample", "few", "none"],
)
def test_the_highest_are_found(scores: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    found = best_places(scores.astype(np.float32), 100)

    wanted = np.sort(scores.astype(np.float32))[-100:]
    assert np.array_equal(np.sort(scores.astype(np.float32)[found]), wanted)
    assert len(set(found.tolist())) == len(found)
