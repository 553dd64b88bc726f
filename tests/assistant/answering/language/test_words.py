"""How words are compared."""

import pytest

from assistant.answering.language.words import content_stems, overlap, stem, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lowering", "lowers"),
        ("stopping", "stopped"),
        ("tumour", "tumors"),
        ("studies", "study"),
        ("pills", "medicine"),
        ("fatigue", "tiredness"),
        ("operation", "surgery"),
        ("leukaemia", "leukemia"),
        ("diarrhoea", "diarrhea"),
        ("exercising", "exercise"),
    ],
)
def test_words_that_mean_the_same_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("raise", "lower"), ("kidney", "liver"), ("ribociclib", "palbociclib"), ("pass", "pas")],
)
def test_words_that_differ_in_meaning_keep_their_own_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_plain_words_carry_no_content() -> None:
    assert content_stems("What should I do about it?") == frozenset()


def test_hyphens_and_possessives_are_cut() -> None:
    assert words_of("St John\u2019s wort, HER2-low") == ["st", "john", "wort", "her2", "low"]


def test_overlap_is_the_share_of_content_words() -> None:
    assert overlap("grapefruit and rice", content_stems("grapefruit")) == 0.5
    assert overlap("and of the", ()) == 1.0
