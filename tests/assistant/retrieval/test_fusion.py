from assistant.retrieval.fusion import fuse, stretch


def test_both_rankings_are_stretched_before_they_are_joined() -> None:
    fused = fuse({1: 30.0, 2: 10.0, 3: 20.0}, {2: 0.9, 3: 0.5}, alpha=0.5)

    assert fused == {1: 0.5, 2: 0.5, 3: 0.25}


def test_equal_scores_are_all_the_highest_and_nothing_stays_nothing() -> None:
    assert stretch({1: 2.0, 2: 2.0}) == {1: 1.0, 2: 1.0}
    assert fuse({}, {}) == {}
