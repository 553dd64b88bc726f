import pytest

from assistant.domain import Role, Subject
from assistant.facts.rules_extractor import RulesExtractor


@pytest.mark.parametrize(
    ("message", "name", "subject"),
    [
        ("My 6 yr old has ALL", "acute lymphoblastic leukemia", Subject.PATIENT),
        ("My aunt (I drive her) kidney cancer, on Inlyta", "axitinib", Subject.PATIENT),
        ("Helping my neighbour who has colon cancer", "colon cancer", Subject.PATIENT),
        ("Dads myeloma, on Velcade. Mom asks what to cook", "bortezomib", Subject.PATIENT),
        ("Daughter here. Moms ECOG is 2, on letrozole", "letrozole", Subject.PATIENT),
        ("Mom is on letrozole. I take insulin myself", "insulin", Subject.FAMILY),
    ],
)
def test_a_caregiver_writes_about_the_person_cared_for(
    extractor: RulesExtractor, message: str, name: str, subject: Subject
) -> None:
    changes = extractor.read(message, speaker=Role.CAREGIVER)

    assert {c.fact.subject for c in changes if c.fact.name == name} == {subject}


@pytest.mark.parametrize(
    "message", ["Our neighbours kid has leukemia", "My ex had melanoma", "Our dog has lymphoma"]
)
def test_strangers_and_pets_give_no_fact(extractor: RulesExtractor, message: str) -> None:
    assert extractor.read(message, speaker=Role.PATIENT) == ()


def test_an_ex_smoker_is_no_stranger(extractor: RulesExtractor) -> None:
    changes = extractor.read("Lung cancer. Ex smoker, COPD", speaker=Role.PATIENT)

    assert "COPD" in {change.fact.name for change in changes}
