import pytest

from assistant.domain import Role
from assistant.facts.rules_extractor import RulesExtractor


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("CEA 4.1, then there's one with 9, and this week's is 3.2", "CEA", "3.2"),
        ("CA 19-9 of 1,200 before folfirinox, 340 after", "CA 19-9", "340"),
        ("neutrophils were 0.8 at the worst, 1.6 this morning", "neutrophils", "1.6"),
        ("my HER2 came 2+, then FISH not amplified", "HER2", "negative"),
        ("PSA was 14, then 6, now 0.3", "PSA", "0.3"),
    ],
)
def test_the_last_value_of_a_series_stands(
    extractor: RulesExtractor, text: str, name: str, value: str
) -> None:
    found = {c.fact.name: c.fact.value for c in extractor.read(text, speaker=Role.PATIENT)}
    assert found[name] == value
