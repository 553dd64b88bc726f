"""What is asked, feared, imagined or somebody else's is no fact of the patient."""

import pytest

from assistant.domain import Role, Subject
from assistant.facts.rules_extractor import RulesExtractor


@pytest.mark.parametrize(
    "message",
    [
        "will they have to cut my whole breast off",
        "will they take my bladder out?",
        "how soon after my mastectomy can I drive?",
        "is 2.5 mg letrozole the usual dose",
        "how does capecitabine 1500 twice daily compare with a drip",
        "in the film she has ovarian cancer",
        "they've ruled out mets in the liver",
        "scared it's come back in the bones",
        "they were sure it was melanoma and it's a wart",
        "the radio said a new pill, sotorasib, melts tumours",
        "let's say my haemoglobin dropped to 7, what then",
        "our imam is having radiation",
        "saw a poster about Keytruda at the bus stop",
        "my neighbour's boy has leukaemia, the lymphoblastic one",
        "now it nearly killed me so I sat down",
    ],
)
def test_it_is_no_fact(extractor: RulesExtractor, message: str) -> None:
    assert list(extractor.read(message, speaker=Role.PATIENT)) == []


@pytest.mark.parametrize(
    "message",
    [
        "My sister has breast cancer. Tamoxifen.",
        "The lady in the next chair told me her husband's PSA was 300",
        "my mum carries BRCA2, like her own mother",
    ],
)
def test_a_relatives_story_is_not_the_patients(extractor: RulesExtractor, message: str) -> None:
    facts = [one.fact for one in extractor.read(message, speaker=Role.PATIENT)]

    assert [fact for fact in facts if fact.subject is Subject.PATIENT] == []
