import pytest

from assistant.domain import ConditionClause, FactKind
from assistant.retrieval.reading.conditions import parse_condition, unknown_clauses


@pytest.mark.parametrize(
    ("text", "kind", "name", "qualifier"),
    [
        ("drug:ribociclib current", FactKind.DRUG, "ribociclib", "current"),
        ("drug:zoledronic acid current", FactKind.DRUG, "zoledronic acid", "current"),
        ("drug:ribociclib", FactKind.DRUG, "ribociclib", None),
        ("biomarker:HER2 low", FactKind.BIOMARKER, "HER2", "low"),
        ("biomarker:BRAF V600E", FactKind.BIOMARKER, "BRAF", "V600E"),
        ("biomarker:EGFR exon 19 deletion", FactKind.BIOMARKER, "EGFR", "exon 19 deletion"),
        ("biomarker:BRAF wild type", FactKind.BIOMARKER, "BRAF", "wild type"),
        ("biomarker:CA 15-3 high", FactKind.BIOMARKER, "CA 15-3", "high"),
        ("biomarker:CA 125 high", FactKind.BIOMARKER, "CA 125", "high"),
        ("biomarker:claudin 18.2 positive", FactKind.BIOMARKER, "claudin 18.2", "positive"),
        ("biomarker:MMR deficient", FactKind.BIOMARKER, "MMR", "deficient"),
        ("biomarker:MGMT methylated", FactKind.BIOMARKER, "MGMT", "methylated"),
        ("biomarker:IGHV unmutated", FactKind.BIOMARKER, "IGHV", "unmutated"),
        ("biomarker:FLT3 ITD", FactKind.BIOMARKER, "FLT3", "ITD"),
        ("biomarker:BRCA1 vus", FactKind.BIOMARKER, "BRCA1", "vus"),
        ("biomarker:PTEN lost", FactKind.BIOMARKER, "PTEN", "lost"),
        ("biomarker:CA 125", FactKind.BIOMARKER, "CA 125", None),
        ("biomarker:trisomy 12", FactKind.BIOMARKER, "trisomy 12", None),
        ("biomarker:Ki-67 20%", FactKind.BIOMARKER, "Ki-67", "20%"),
        ("cancer:head and neck cancer", FactKind.CANCER, "head and neck cancer", None),
        ("lab:neutrophils low", FactKind.LAB, "neutrophils", "low"),
        ("condition:autoimmune disease", FactKind.CONDITION, "autoimmune disease", None),
        ("condition:hepatitis B", FactKind.CONDITION, "hepatitis B", None),
        ("procedure:surgery past", FactKind.PROCEDURE, "surgery", "past"),
        ("metastasis:oligometastatic", FactKind.METASTASIS, "oligometastatic", None),
        ("stage:IV", FactKind.STAGE, "IV", None),
    ],
    ids=lambda value: str(value),
)
def test_a_clause_has_kind_name_and_what_must_hold(
    text: str, kind: FactKind, name: str, qualifier: str | None
) -> None:
    condition = parse_condition(text)

    assert condition.clauses == (ConditionClause(kind=kind, name=name, qualifier=qualifier),)


def test_clauses_are_joined_by_and() -> None:
    condition = parse_condition("biomarker:ER positive and drug:ribociclib current")

    assert [clause.name for clause in condition.clauses] == ["ER", "ribociclib"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ribociclib", "Write kind:name"),
        ("drug:", "Write kind:name"),
        ("pill:ribociclib", '"pill" is no kind of fact'),
        ("", "Write kind:name"),
    ],
    ids=["no kind", "no name", "unknown kind", "empty"],
)
def test_a_condition_that_cannot_be_read_is_explained(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_condition(text)


def knows_ribociclib(kind: FactKind, name: str) -> bool:
    return kind is FactKind.DRUG and name == "ribociclib"


def test_clauses_no_fact_can_match_are_named() -> None:
    condition = parse_condition("drug:ribociclib current and drug:ribocyclib current")

    unknown = unknown_clauses(condition, knows_ribociclib)

    assert [clause.name for clause in unknown] == ["ribocyclib"]
