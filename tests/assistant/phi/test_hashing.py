import numpy as np

from assistant.phi.hashing import KeyMaker, SortedKeys, number_of

TEMPLATES = {"a": (0, 2), "b": (1,)}


def test_keys_made_at_once_are_those_made_one_by_one() -> None:
    maker = KeyMaker(TEMPLATES, 3)
    values = [["x", "y", "z"], ["z", "y", "x"]]

    made = maker.keys(np.array([[number_of(v) for v in row] for row in values], dtype=np.uint64))

    assert made.tolist() == [
        [maker.key(0, [row[0], row[2]], (0, 2)), maker.key(1, [row[1]], (1,))] for row in values
    ]


def test_the_order_of_values_matters() -> None:
    maker = KeyMaker(TEMPLATES, 3)

    assert maker.key(0, ["x", "z"], (0, 2)) != maker.key(0, ["z", "x"], (0, 2))


def test_numbers_are_the_same_in_every_process() -> None:
    assert number_of("name") == 15739679558528647255


def test_keys_are_found_where_they_stand_and_others_are_not() -> None:
    held = np.array([3, 1 << 40, (1 << 63) + 5], dtype=np.uint64)
    asked = np.array([(1 << 63) + 5, 4, 3, (1 << 63) + 6, 2**64 - 1], dtype=np.uint64)

    rows, places = SortedKeys(held).find(asked)

    assert rows.tolist() == [2, 0]
    assert places.tolist() == [0, 2]
