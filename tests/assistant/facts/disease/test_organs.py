import pytest

from assistant.domain import Fact, FactKind, Role
from assistant.facts.rules_extractor import RulesExtractor


def names(extractor: RulesExtractor, message: str, kind: FactKind) -> set[str]:
    changes = extractor.read(message, speaker=Role.PATIENT)
    facts: list[Fact] = [change.fact for change in changes]
    return {fact.name for fact in facts if fact.kind is kind}


@pytest.mark.parametrize(
    ("message", "cancer"),
    [
        ("I am on Keytruda for bladder", "bladder cancer"),
        ("Prostate. PSA 11, Lupron every 3 months", "prostate cancer"),
        ("Brain mets from lung, radiation next week", "lung cancer"),
        ("ca cervix stage 2b on cisplatin", "cervical cancer"),
    ],
)
def test_an_organ_names_its_cancer(extractor: RulesExtractor, message: str, cancer: str) -> None:
    assert names(extractor, message, FactKind.CANCER) == {cancer}


@pytest.mark.parametrize(
    "message",
    [
        "I take oxybutynin for my bladder",
        "My left breast is itchy",
        "The chemo is hard on my kidneys",
        "Is Keytruda ever used for bladder?",
    ],
)
def test_an_organ_that_is_only_an_organ_is_no_cancer(
    extractor: RulesExtractor, message: str
) -> None:
    assert names(extractor, message, FactKind.CANCER) == set()


def test_a_place_beside_an_advanced_cancer_is_one_of_spread(extractor: RulesExtractor) -> None:
    message = "Colon cancer stage 4, liver and lungs, on FOLFIRI"

    assert names(extractor, message, FactKind.METASTASIS) == {"liver", "lung"}
