"""What is remembered, as a FHIR bundle: valid, and read back as it was."""

from datetime import UTC, datetime

import pytest
from fhir.resources.R4B.bundle import Bundle

from assistant.domain import Fact, FactKind, FactStatus, RememberedFact, Role, Subject
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.records.fhir import read_fhir
from assistant.records.fhir_bundle import fhir_bundle

NOW = datetime(2026, 5, 3, tzinfo=UTC)
TOLD = (
    "I have invasive ductal breast cancer, stage IV with bone mets, ER positive, HER2 negative and "
    "a PIK3CA H1047R mutation. ECOG 1, postmenopausal. I take ribociclib 400 mg. I stopped letrozole. "
    "My denosumab is on hold. I had a mastectomy in 2020. I start radiation next week. "
    "I'm allergic to penicillin and shellfish. CA 15-3 was 45. I have diabetes. "
    "My mother had ovarian cancer."
)


def remembered(fact: Fact, number: int = 0, *, confirmed: bool = True) -> RememberedFact:
    return RememberedFact(
        fact_id=f"turn:{number}",
        fact=fact,
        said_by="patient",
        role=Role.PATIENT,
        recorded_at=NOW,
        confirmed=confirmed,
    )


def bundle_of(*facts: Fact) -> str:
    known = [remembered(fact, number) for number, fact in enumerate(facts)]
    return fhir_bundle(known, made_at=NOW)


def test_what_was_told_is_read_back_from_the_bundle() -> None:
    extractor = load_fact_extractor()
    told = [one.fact for one in extractor.read(TOLD, speaker=Role.PATIENT)]

    back = read_fhir(bundle_of(*told).encode(), extractor).facts

    assert {(*fact.slot, fact.value, fact.status) for fact in told} == {
        (*fact.slot, fact.value, fact.status) for fact in back
    }


@pytest.mark.parametrize("kind", list(FactKind), ids=str)
@pytest.mark.parametrize("status", list(FactStatus), ids=str)
def test_every_fact_makes_a_valid_bundle(kind: FactKind, status: FactStatus) -> None:
    text = bundle_of(Fact(kind=kind, name="anything", value="1", status=status, since="May"))

    assert len(Bundle.model_validate_json(text).entry or ()) == 2


def test_a_doubtful_fact_is_unconfirmed_and_a_relatives_is_theirs() -> None:
    cancer = Fact(kind=FactKind.CANCER, name="breast cancer")
    aunt = Fact(kind=FactKind.CANCER, name="ovarian cancer", subject=Subject.FAMILY)

    text = fhir_bundle([remembered(cancer, confirmed=False), remembered(aunt, 1)], made_at=NOW)

    assert '"unconfirmed"' in text
    assert "FamilyMemberHistory" in text


def test_it_names_nobody_and_says_that_no_clinician_checked_it() -> None:
    text = bundle_of(Fact(kind=FactKind.DRUG, name="letrozole", quote="on letrozole"))

    assert "Not checked by a clinician." in text
    assert "on letrozole" in text
    assert '"name"' not in text
