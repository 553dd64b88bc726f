import pytest

from assistant.phi.recognizers.tagged_words import TaggedWordsRecognizer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("my husband Anselm drove", ["Anselm"], id="name"),
        # not found
        pytest.param("my husband drove", [], id="no_name"),
        # near misses
        pytest.param("is MSH2 or PIK3CA worse", [], id="gene"),
        pytest.param("", [], id="empty"),
    ],
)
def test_tagged_words(text: str, expected: list[str]) -> None:
    results = TaggedWordsRecognizer(least=0.5, sure=0.5).analyze(text, [])

    assert [text[result.start : result.end] for result in results] == expected
