import numpy as np

from assistant.retrieval.index.fusion import CANDIDATES, fuse


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_both_rankings_are_stretched_before_they_are_joined() -> None:
    numbers, scores = fuse(floats(0, 30, 10, 20), floats(0, 0, 0.9, 0.5))

    assert numbers.tolist() == [1, 2, 3]
    assert scores.round(3).tolist() == [0.5, 0.5, 0.25]


def test_equal_scores_are_all_the_highest() -> None:
    _, scores = fuse(floats(0, 2, 2), floats(0, 0, 0))

    assert scores.tolist() == [0.5, 0.5]


def test_what_has_no_score_is_not_found() -> None:
    numbers, _ = fuse(floats(0, 0), floats(-1, -0.2))

    assert numbers.tolist() == []


def test_only_the_best_of_each_ranking_are_joined() -> None:
    many = np.arange(CANDIDATES * 3, dtype=np.float32)

    numbers, _ = fuse(many, many)

    assert numbers.tolist() == list(range(CANDIDATES * 2, CANDIDATES * 3))
