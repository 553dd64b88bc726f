"""How a remembered fact and its origin are named."""

from datetime import UTC, datetime

import pytest

from assistant.answering.wording.fact_words import Reading, say_date, say_fact, say_origin
from assistant.domain import RememberedFact, Role
from tests.assistant.answering.samples import NOW, TAKES_RIBOCICLIB, TODAY, remembered

LATER = Reading(question="What may I eat?", today=TODAY)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (TAKES_RIBOCICLIB, "you take ribociclib"),
        (remembered("drug", "ribociclib", status="reduced"), "you take ribociclib at a lower dose"),
        (remembered("drug", "ribociclib", status="held"), "your ribociclib is paused"),
        (remembered("drug", "penicillin", status="allergy"), "you are allergic to penicillin"),
        (remembered("metastasis", "bone"), "the cancer has spread to the bones"),
        (
            remembered("metastasis", "brain", "oligometastatic"),
            "the cancer has spread to the brain, in only a few places",
        ),
        (remembered("biomarker", "HER2", "2+"), "your HER2 was 2+"),
        (remembered("biomarker", "BRCA2", "positive"), "your test found a change in BRCA2"),
        (remembered("stage", "TNM", "T2N1M0"), "your cancer's TNM code is T2N1M0"),
        (remembered("stage", "stage", "extensive"), "your cancer is extensive-stage"),
        (
            remembered("drug", "aromatase inhibitor", status="current"),
            "you take an aromatase inhibitor",
        ),
        (remembered("drug", "chemotherapy", status="current"), "you are having chemotherapy"),
        (remembered("drug", "atorvastatin", status="current"), "you take atorvastatin"),
        (remembered("metastasis", "unspecified"), "the cancer has spread"),
        (
            remembered("metastasis", "unspecified", "oligometastatic"),
            "the cancer is in only a few places",
        ),
        (remembered("biomarker", "HER2", "low"), "your cancer is HER2-low"),
        (remembered("biomarker", "BRAF", "V600E"), "your cancer has a change in BRAF (V600E)"),
        (remembered("biomarker", "PSA", "0.3"), "your PSA was 0.3"),
        (remembered("biomarker", "CEA", "high"), "your CEA was high"),
        (remembered("biomarker", "free light chains", "high"), "your free light chains were high"),
        (remembered("biomarker", "Gleason", "6"), "your Gleason score was 6"),
        (remembered("biomarker", "PD-L1", "50%"), "your PD-L1 was 50%"),
        (remembered("biomarker", "PD-L1", "high"), "your cancer is PD-L1-high"),
        (remembered("biomarker", "UGT1A1", "normal"), "your UGT1A1 was normal"),
        (remembered("biomarker", "UGT1A1", "*28/*28"), "your UGT1A1 test was *28/*28"),
        (remembered("biomarker", "BCR-ABL", "undetectable"), "your BCR-ABL was undetectable"),
        (remembered("biomarker", "MGMT", "methylated"), "your cancer is MGMT-methylated"),
        (remembered("biomarker", "IGHV", "unmutated"), "your cancer is IGHV-unmutated"),
        (
            remembered("biomarker", "BRCA1", "vus"),
            "your test found a change in BRCA1 of unclear meaning",
        ),
        (remembered("biomarker", "PTEN", "lost"), "your cancer has lost PTEN"),
        (remembered("lab", "ldh", "high"), "your LDH was high"),
        (remembered("lab", "wbc", "low"), "your white blood cells were low"),
        (remembered("condition", "blood clot"), "you have a blood clot"),
        (remembered("condition", "pacemaker"), "you have a pacemaker"),
        (remembered("condition", "transplant", "kidney"), "you have a kidney transplant"),
        (remembered("condition", "autoimmune disease", "lupus"), "you have lupus"),
        (remembered("condition", "diabetes", "type 2"), "you have type 2 diabetes"),
        (remembered("procedure", "mastectomy", status="negated"), "you did not have a mastectomy"),
        (remembered("procedure", "radiation", status="current"), "you are having radiation"),
        (remembered("lab", "neutrophils", "low"), "your neutrophils were low"),
        (remembered("lab", "hemoglobin", "low"), "your hemoglobin was low"),
        (remembered("condition", "diabetes"), "you have diabetes"),
        (remembered("condition", "pregnant"), "you are pregnant"),
        (remembered("stage", "stage", "IIB"), "your cancer is stage IIB"),
        (remembered("procedure", "mastectomy", status="past"), "you had a mastectomy"),
        (remembered("procedure", "radiation", status="past"), "you had radiation"),
        (remembered("cancer", "breast cancer"), "you have breast cancer"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fact_is_said_as_a_clause(known: RememberedFact, words: str) -> None:
    assert say_fact(known.fact) == words


def test_the_origin_names_speaker_and_day() -> None:
    assert say_origin([TAKES_RIBOCICLIB], LATER) == (
        "Because you told me on May 3 that you take ribociclib"
    )


def test_a_caregivers_word_is_named_as_theirs() -> None:
    known = remembered("drug", "ribociclib", status="current", role=Role.CAREGIVER)

    assert say_origin([known], LATER).startswith("Because your caregiver told me on May 3 that you")


def test_what_was_written_just_now_needs_no_date() -> None:
    known = remembered("drug", "ribociclib", status="current", at=NOW, quote="on ribociclib")
    reading = Reading(question="I am on  Ribociclib, what may I eat?", today=TODAY)

    assert say_origin([known], reading) == "You wrote that you take ribociclib"


def test_words_for_a_caregiver_are_about_the_one_cared_for() -> None:
    reading = Reading(question="", today=TODAY, reader=Role.CAREGIVER)
    low = remembered("lab", "neutrophils", "low")

    assert say_origin([low], reading) == (
        "Because the person you care for told me on May 3 that their neutrophils were low"
    )


def test_several_facts_are_joined() -> None:
    low = remembered("lab", "neutrophils", "low")

    assert say_origin([TAKES_RIBOCICLIB, low], LATER).endswith(
        "you take ribociclib and that your neutrophils were low"
    )


def test_a_day_of_another_year_carries_its_year() -> None:
    assert say_date(datetime(2025, 12, 3, tzinfo=UTC).date(), TODAY) == "December 3, 2025"


def test_what_was_told_earlier_today_has_no_date() -> None:
    same_day = Reading(question="can i drink", today=TAKES_RIBOCICLIB.recorded_at.date())

    assert (
        say_origin([TAKES_RIBOCICLIB], same_day)
        == "Because you told me today that you take ribociclib"
    )
