"""The English words that several skills read with."""

from assistant.english_words import english_counts, english_words


def test_the_words_are_loaded_once() -> None:
    assert english_words() is english_words()
    assert english_counts() is english_counts()


def test_the_most_frequent_word_comes_first() -> None:
    assert next(iter(english_counts())) == "the"
