"""Whether what a message states is about who writes it."""

import pytest

from assistant.answering.language.general import speaks_of_others


@pytest.mark.parametrize(
    "message",
    [
        "pt on osimertinib w G2 pneumonitis, hold or d/c?",
        "I'm a nurse. my patient takes capecitabine and has diarrhea grade 3",
        "capecitabine renal dosing crcl 40",
        "starting dose of abemaciclib with tamoxifen vs AI",
        "steroid taper schedule after pneumonitis from pembrolizumab, prednisone 60 mg",
        "switching from denosumab to zoledronic acid how to bridge",
        "is stage 3 colon cancer curable",
        "how long do women with ER+ stage 2 take letrozole",
    ],
)
def test_general_questions_and_patients_of_others_are_not_ones_own(message: str) -> None:
    assert speaks_of_others(message)


@pytest.mark.parametrize(
    "message",
    [
        "stage IV lung, EGFR exon 19, on osimertinib",
        "HER2+ breast cancer stage 2, can it be cured?",
        "is my ki67 of 20 high",
        "does letrozole cause joint pain? been on it 8 months",
        "i'm a nurse and i have breast cancer stage 2",
        "patient portal says stage 3",
        "my mom takes capecitabine, is her dose high",
    ],
)
def test_what_is_told_of_oneself_or_somebody_near_is(message: str) -> None:
    assert not speaks_of_others(message)
