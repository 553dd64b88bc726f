import pytest

from assistant.domain import Fact, Role
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes


def after(extractor: RulesExtractor, *turns: str) -> dict[str, str | None]:
    known: list[Fact] = []
    for turn in turns:
        known = apply_changes(known, extractor.read(turn, speaker=Role.PATIENT, known=known))
    return {fact.name: fact.value for fact in known}


@pytest.mark.parametrize(
    ("first", "second", "name", "value"),
    [
        ("PSA 6.2 in spring", "new one came: 7.9", "PSA", "7.9"),
        (
            "My hemoglobin was 9.1",
            "redone this morning, 10.6, feeling better",
            "hemoglobin",
            "10.6",
        ),
        ("I take capecitabine 1000", "1500 now", "capecitabine", "1500"),
        ("I am on Revlimid 25 mg", "they made it 15 because of my counts", "lenalidomide", "15"),
        ("HER2 equivocal", "FISH is back, positive. Starting Herceptin", "HER2", "positive"),
        ("Melanoma stage 3b", "sorry 3c. Nivolumab since January", "stage", "IIIC"),
        ("ECOG 1", "the doctor says I am a 2 now", "ecog", "2"),
        ("My WBC is low", "3.9 now", "wbc", "3.9"),
    ],
)
def test_a_value_without_its_name_belongs_to_what_was_told_last(
    extractor: RulesExtractor, first: str, second: str, name: str, value: str
) -> None:
    assert after(extractor, first, second)[name] == value


@pytest.mark.parametrize("second", ["3 more cycles to go", "in 2 weeks I see her again"])
def test_counts_and_times_are_no_values(extractor: RulesExtractor, second: str) -> None:
    assert after(extractor, "My PSA is 6.2", second)["PSA"] == "6.2"


def test_a_number_that_cannot_be_the_dose_is_left_alone(extractor: RulesExtractor) -> None:
    assert after(extractor, "I take Zytiga 1000 mg", "now 7")["abiraterone"] == "1000 mg"
