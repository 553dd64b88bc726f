import pytest

from assistant.phi.word_use import ACRONYM, word_use


@pytest.mark.parametrize(
    ("name", "word"),
    [
        pytest.param("boston", "nurse", id="town"),
        pytest.param("priya", "shampoo", id="first_name"),
        pytest.param("tesco", "loud", id="company"),
    ],
)
def test_names_are_written_with_capitals_more_often_than_words(name: str, word: str) -> None:
    assert _capital_step(name) > _capital_step(word)


def test_common_words_are_commoner_than_rare_ones() -> None:
    common, rare = word_use("will"), word_use("kannada")

    assert common is not None
    assert rare is not None
    assert common.common > rare.common


def test_an_abbreviation_is_told_by_its_capitals() -> None:
    assert _capital_step("mri") == ACRONYM


@pytest.mark.parametrize("word", ["gwenaelle", "", "x" * 40, "é"])
def test_a_word_nobody_writes_is_in_no_table(word: str) -> None:
    assert word_use(word) is None


def _capital_step(word: str) -> int:
    use = word_use(word)
    assert use is not None
    return use.capital
