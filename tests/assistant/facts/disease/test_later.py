import pytest

from assistant.domain import Role
from assistant.facts.rules_extractor import RulesExtractor


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("ECOG was 1, now 2", "ecog", "2"),
        ("she was stage 2, now 4", "stage", "IV"),
        ("was stage 2a, it is now 3b", "stage", "IIIB"),
        ("small cell lung cancer, limited", "stage", "limited"),
    ],
)
def test_a_clause_can_give_only_the_value(
    extractor: RulesExtractor, text: str, name: str, value: str
) -> None:
    found = {c.fact.name: c.fact.value for c in extractor.read(text, speaker=Role.PATIENT)}
    assert found[name] == value
