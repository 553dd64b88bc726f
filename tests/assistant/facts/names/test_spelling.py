import pytest

from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.spelling import load_speller


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ribocyclib", "ribociclib"),
        ("5aking", "taking"),
        ("ibrence", "ibrance"),
        ("letrazole", "letrozole"),
        ("zeloda", "xeloda"),
        ("kitruda", "keytruda"),
        ("tamoxafen", "tamoxifen"),
        ("diagonsed", "diagnosed"),
    ],
)
def test_a_slip_is_repaired(typed: str, meant: str) -> None:
    repair = load_speller().repair(typed)

    assert repair is not None
    assert repair.word == meant


@pytest.mark.parametrize(
    "word", ["breast", "cancer", "friend", "took", "humor", "propria", "colposcopy", "tall"]
)
def test_a_common_word_never_becomes_a_medicine(word: str) -> None:
    assert load_speller().repair(word) is None


@pytest.mark.parametrize("name", ["hydralazine", "prednisolone", "abaloparatide", "cetirizine"])
def test_a_medicine_never_becomes_another(name: str) -> None:
    assert load_speller().repair(name) is None


def test_every_generic_name_stays_itself() -> None:
    speller = load_speller()

    assert [n for n in load_lexicon().drug_names() if speller.repair(n.lower())] == []
