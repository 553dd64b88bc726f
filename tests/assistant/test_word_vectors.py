"""The word vectors that several skills read with."""

from assistant.word_vectors import load_word_llama


def test_the_vectors_are_loaded_once() -> None:
    assert load_word_llama() is load_word_llama()
