import pytest

from assistant.retrieval.language.spelling import SpellingCorrector

VOCABULARY = {
    "lymphoma": 9,
    "metastases": 9,
    "surgery": 9,
    "leukemia": 9,
    "breast": 9,
    "thyroid": 9,
    "cells": 50,
    "diagnosis": 9,
    "ribociclib": 2,
    "letrozole": 2,
    "rituximab": 3,
}
DRUGS = ("ribociclib", "letrozole", "palbociclib", "zoledronic acid", "afatinib", "lapatinib")
corrector = SpellingCorrector(VOCABULARY, DRUGS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("limphoma", "lymphoma"),
        ("lymhpoma", "lymphoma"),
        ("metastasees", "metastases"),
        ("leukemai", "leukemia"),
        ("surgary", "surgery"),
        ("thyriod", "thyroid"),
        ("ribocyclib", "ribociclib"),
        ("letrazole", "letrozole"),
        ("lettrozole", "letrozole"),
        ("zolendronic", "zoledronic"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert corrector.correct(typed) == meant


@pytest.mark.parametrize(
    "word",
    ["apatinib", "axitinib", "neratinib", "abemaciclib", "ocella", "tucatinib", "rituxan"],
)
def test_a_medicine_never_becomes_another_word(word: str) -> None:
    assert corrector.correct(word) is None


@pytest.mark.parametrize(
    "word", ["retired", "hates", "rates", "the", "er2", "brest4", "a", "", "surgery"]
)
def test_words_that_are_right_or_cannot_be_judged_stay(word: str) -> None:
    assert corrector.correct(word) is None


def test_a_medicine_two_letters_away_is_not_a_correction() -> None:
    assert SpellingCorrector({}, ["letrozole"]).correct("letrazxole") is None
