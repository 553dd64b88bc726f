"""What a search query is corrected to, and what is left alone."""

import pytest

from assistant.understanding.spelling import QuerySpelling, load_query_spelling

DRUGS = ("axitinib", "afatinib", "ribociclib", "letrozole", "bleomycin", "escitalopram")
LIBRARY = {"metastases": 9, "lifestyle": 5, "neomycin": 4, "citalopram": 3, "chemotherapy": 20}


@pytest.fixture(scope="module")
def spelling() -> QuerySpelling:
    return load_query_spelling(drugs=DRUGS, library_words=LIBRARY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ribocyclib", "ribociclib"), ("metastasses", "metastases"), ("chemotherpy", "chemotherapy")],
)
def test_a_misspelt_word_is_corrected(spelling: QuerySpelling, typed: str, meant: str) -> None:
    assert spelling.correction(typed) == meant


@pytest.mark.parametrize("word", [*DRUGS, "retired", "hates", "dose", "xyz", "Her2"])
def test_drugs_and_known_words_are_left_alone(spelling: QuerySpelling, word: str) -> None:
    assert spelling.correction(word) == ""


def test_no_word_becomes_a_drug_two_letters_away(spelling: QuerySpelling) -> None:
    assert spelling.correction("axatenib") == ""


def test_the_word_as_typed_stays_beside_its_correction(spelling: QuerySpelling) -> None:
    assert spelling.correct("is ribocyclib safe?") == "is ribocyclib ribociclib safe?"
