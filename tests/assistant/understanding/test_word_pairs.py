"""Which words often follow each other."""

from assistant.understanding.word_pairs import WordPairs


def test_the_words_that_follow_and_begin_alike_are_found() -> None:
    assert set(WordPairs().following("ice", "cr")) == {"cream"}


def test_pairs_of_medicine_are_among_them() -> None:
    assert "flashes" in WordPairs().following("hot", "fl")


def test_a_pair_itself_is_no_beginning_of_one() -> None:
    pairs = WordPairs()

    assert pairs.is_medical_beginning("hot", "flu")
    assert not pairs.is_medical_beginning("lymph", "node")
