"""What makes a conditional part of a document apply."""

from datetime import UTC, datetime

import pytest

from assistant.answering.grounded.conditions import holds
from assistant.domain import RememberedFact, Role, Subject
from tests.assistant.answering.samples import condition, remembered

RIBOCICLIB = "drug:ribociclib current"


@pytest.mark.parametrize(
    ("clause", "fact"),
    [
        (RIBOCICLIB, remembered("drug", "ribociclib", status="current")),
        (RIBOCICLIB, remembered("drug", "Ribociclib", status="reduced")),
        ("drug:ribociclib", remembered("drug", "ribociclib", status="held")),
        ("drug:ribociclib reduced", remembered("drug", "ribociclib", status="reduced")),
        ("drug:pembrolizumab past", remembered("drug", "pembrolizumab", status="past")),
        ("metastasis:oligometastatic", remembered("metastasis", "unspecified", "oligometastatic")),
        ("metastasis:bone", remembered("metastasis", "bones")),
        ("biomarker:HER2 low", remembered("biomarker", "her2", "low")),
        ("biomarker:EGFR positive", remembered("biomarker", "EGFR", "exon 19 deletion")),
        ("biomarker:BRAF V600E", remembered("biomarker", "BRAF", "V600E")),
        ("biomarker:FLT3 positive", remembered("biomarker", "FLT3", "ITD")),
        ("biomarker:PTEN positive", remembered("biomarker", "PTEN", "lost")),
        ("biomarker:UGT1A1 positive", remembered("biomarker", "UGT1A1", "*28/*28")),
        ("biomarker:1p/19q positive", remembered("biomarker", "1p/19q", "codeleted")),
        ("cancer:colorectal cancer", remembered("cancer", "rectal cancer")),
        ("cancer:lymphoma", remembered("cancer", "follicular lymphoma")),
        ("cancer:head and neck cancer", remembered("cancer", "tonsil cancer")),
        ("lab:neutrophils low", remembered("lab", "neutrophils", "low")),
        ("stage:IV", remembered("stage", "stage", "IVB")),
        ("stage:IV", remembered("stage", "stage", "IV")),
        ("menopause:premenopausal", remembered("menopause", "menopausal status", "premenopausal")),
        ("condition:diabetes", remembered("condition", "diabetes")),
        ("procedure:surgery past", remembered("procedure", "lumpectomy", status="past")),
        ("procedure:surgery planned", remembered("procedure", "surgery", status="planned")),
    ],
)
def test_a_clause_holds(clause: str, fact: RememberedFact) -> None:
    assert holds(condition(clause), [fact]) == (fact,)


@pytest.mark.parametrize(
    ("clause", "fact"),
    [
        (RIBOCICLIB, remembered("drug", "ribociclib", status="held")),
        (RIBOCICLIB, remembered("drug", "ribociclib", status="planned")),
        (RIBOCICLIB, remembered("drug", "ribociclib", status="negated")),
        (RIBOCICLIB, remembered("drug", "ribociclib", status="stopped")),
        (RIBOCICLIB, remembered("drug", "palbociclib", status="current")),
        ("drug:ribociclib", remembered("drug", "ribociclib", status="allergy")),
        ("cancer:rectal cancer", remembered("cancer", "colorectal cancer")),
        ("biomarker:UGT1A1 positive", remembered("biomarker", "UGT1A1", "*1/*1")),
        ("drug:ribociclib", remembered("drug", "ribociclib", status="past")),
        (RIBOCICLIB, remembered("drug", "ribociclib", status="current", subject=Subject.FAMILY)),
        ("biomarker:HER2 positive", remembered("biomarker", "HER2", "low")),
        ("biomarker:HER2 low", remembered("biomarker", "HER2", "low", status="negated")),
        ("stage:I", remembered("stage", "stage", "II")),
        ("stage:I", remembered("stage", "stage", "IV")),
        ("metastasis:bone", remembered("metastasis", "liver")),
        ("procedure:surgery past", remembered("procedure", "surgery", status="planned")),
        ("procedure:surgery past", remembered("procedure", "biopsy", status="past")),
        ("condition:diabetes", remembered("drug", "diabetes", status="current")),
    ],
)
def test_a_clause_does_not_hold(clause: str, fact: RememberedFact) -> None:
    assert holds(condition(clause), [fact]) is None


def test_every_clause_must_hold() -> None:
    er = remembered("biomarker", "ER", "negative")
    pr = remembered("biomarker", "PR", "negative")
    both = condition("biomarker:ER negative", "biomarker:PR negative")

    assert holds(both, [er]) is None
    assert holds(both, [er, pr]) == (er, pr)


def test_the_patients_own_word_stands_against_the_caregivers() -> None:
    stopped = remembered("drug", "letrozole", status="stopped")
    later = datetime(2026, 6, 1, tzinfo=UTC)
    takes = remembered("drug", "letrozole", status="current", role=Role.CAREGIVER, at=later)

    assert holds(condition("drug:letrozole current"), [stopped, takes]) is None
    assert holds(condition("drug:letrozole current"), [takes]) == (takes,)


def test_the_newest_of_several_facts_is_named() -> None:
    old = remembered("lab", "neutrophils", "low")
    new = remembered("lab", "neutrophils", "low", at=datetime(2026, 6, 1, tzinfo=UTC))

    assert holds(condition("lab:neutrophils low"), [old, new]) == (new,)
