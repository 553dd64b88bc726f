import pytest

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.facts.describe import describe, describe_all

REDUCED = Fact(kind=FactKind.DRUG, name="ribociclib", status=FactStatus.REDUCED, since="14 months")
OLIGO = Fact(kind=FactKind.METASTASIS, name="unspecified", value="oligometastatic")
BREAST = Fact(kind=FactKind.CANCER, name="breast cancer")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (REDUCED, "ribociclib, dose reduced, for about 14 months"),
        (Fact(kind=FactKind.BIOMARKER, name="ER", value="positive"), "ER-positive"),
        (Fact(kind=FactKind.LAB, name="neutrophils", value="low"), "low neutrophils"),
        (Fact(kind=FactKind.STAGE, name="stage", value="IIB"), "stage IIB"),
        (Fact(kind=FactKind.METASTASIS, name="bone"), "spread to the bones"),
        (
            Fact(kind=FactKind.BIOMARKER, name="BRCA1", value="positive", subject=Subject.FAMILY),
            "BRCA1 mutation (a relative)",
        ),
        (
            Fact(kind=FactKind.DRUG, name="penicillin", status=FactStatus.ALLERGY),
            "allergy to penicillin",
        ),
    ],
)
def test_a_fact_reads_in_plain_words(fact: Fact, words: str) -> None:
    assert describe(fact) == words


def test_a_cancer_and_its_few_places_become_one_phrase() -> None:
    assert describe_all([BREAST, OLIGO]) == ["breast cancer in only a few places (oligometastatic)"]
