import pytest

from assistant.phi.vocabulary import (
    bare,
    fold,
    is_clinical,
    is_mostly_word,
    is_name,
    is_ordinary,
    is_place,
    is_state,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("siobhán", True, id="accent"),
        pytest.param("o'connor", True, id="apostrophe"),
        pytest.param("priya", True, id="first_name"),
        pytest.param("hope", False, id="mostly_a_word"),
        pytest.param("letrozole", False, id="drug"),
    ],
)
def test_names_are_told_from_words(word: str, expected: bool) -> None:
    assert is_name(word) is expected


def test_words_are_told_apart() -> None:
    assert is_ordinary("window")
    assert not is_ordinary("priya")
    assert is_mostly_word("will")
    assert is_place("chattanooga")
    assert is_state("ohio")


@pytest.mark.parametrize(
    "word", ["ribociclib", "brca2", "folfox", "zongomab", "splenectomy", "hodgkin's"]
)
def test_medicine_is_known_by_list_or_ending(word: str) -> None:
    assert is_clinical(word)


def test_a_name_that_ends_like_medicine_is_none() -> None:
    assert not is_clinical("tacoma")
    assert not is_clinical("max")


def test_words_are_folded_and_bared() -> None:
    assert fold("O'Néil") == "oneil"
    assert bare("Sarah's") == "sarah"
