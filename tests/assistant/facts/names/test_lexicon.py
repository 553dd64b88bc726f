import re
from pathlib import Path

import pytest

from assistant.domain import FactKind
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.lexicon_entries import regimen_members

SHARED = Path(__file__).parents[5] / "shared" / "data"


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        (FactKind.DRUG, "Kisqali", "ribociclib"),
        (FactKind.DRUG, "T-DM1", "trastuzumab emtansine"),
        (FactKind.DRUG, "mFOLFOX6", "FOLFOX"),
        (FactKind.BIOMARKER, "her2neu", "HER2"),
        (FactKind.BIOMARKER, "PDL1", "PD-L1"),
        (FactKind.CANCER, "nsclc", "lung cancer"),
        (FactKind.METASTASIS, "bones", "bone"),
        (FactKind.LAB, "ANC", "neutrophils"),
        (FactKind.DRUG, "tnbc", None),
        (FactKind.BIOMARKER, "tnbc", None),
    ],
)
def test_a_form_has_one_canonical_name(kind: FactKind, text: str, name: str | None) -> None:
    assert load_lexicon().canonical(kind, text) == name


@pytest.mark.parametrize("name", ["BRCA1", "HER2", "ER", "PSA"])
def test_names_that_facts_use_are_known(name: str) -> None:
    assert load_lexicon().knows(FactKind.BIOMARKER, name)


def test_another_spelling_of_a_name_is_not_the_name() -> None:
    assert not load_lexicon().knows(FactKind.DRUG, "Kisqali")


def test_the_lexicon_is_wide_enough() -> None:
    lexicon = load_lexicon()

    assert len(lexicon.drug_names()) >= 400
    assert len(regimen_members()) >= 60


def test_members_of_regimens_are_medicines_of_the_lexicon() -> None:
    names = load_lexicon().drug_names()

    assert {m for members in regimen_members().values() for m in members} <= names


@pytest.mark.shared_data
def test_cancers_have_codes_of_oncotree() -> None:
    path = SHARED / "oncotree" / "oncotree_2025_10_03.json"
    if not path.exists():
        pytest.skip("the development data is not beside the checkout")
    codes = set(re.findall(r'"code": ?"([^"]+)"', path.read_text(encoding="utf-8")))

    used = {e.group for _, e in load_lexicon().spellings if e.kind is MentionKind.CANCER}

    assert used <= codes
