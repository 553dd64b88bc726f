import numpy as np

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder


def test_texts_of_one_meaning_are_nearer_than_others(wordllama: WordLlamaEmbedder) -> None:
    asked, same, other = wordllama.embed(
        ["surgery for lung cancer", "operation on a lung tumor", "how to bake bread"]
    )

    assert asked @ same > asked @ other + 0.3


def test_vectors_have_length_one_and_empty_texts_none(wordllama: WordLlamaEmbedder) -> None:
    vectors = wordllama.embed(["surgery", ""])

    assert np.linalg.norm(vectors, axis=1).round(5).tolist() == [1.0, 0.0]
    assert vectors.shape == (2, wordllama.dimensions)
    assert wordllama.embed([]).shape == (0, wordllama.dimensions)


def test_the_id_names_the_version(wordllama: WordLlamaEmbedder) -> None:
    assert wordllama.embedder_id.startswith("wordllama-")
