import pytest

from assistant.domain import FactKind, Role
from assistant.facts.rules_extractor import RulesExtractor


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("xeloda had to go because of my feet", "stopped"),
        ("They've traded my xeloda for abraxane", "stopped"),
        ("xeloda wasn't touching it", "stopped"),
        ("I'm off xeloda for two weeks for the op", "held"),
        ("no xeloda this week", "held"),
        ("not taking xeloda this week because of my hands", "held"),
        ("once the rash clears I go back on xeloda", "held"),
        ("Down from 1500 to 1000 on xeloda", "reduced"),
        ("one notch down on the xeloda", "reduced"),
        ("xeloda is being added in the autumn", "planned"),
        ("so xeloda can begin next month", "planned"),
        ("she's had xeloda every day since october", "current"),
        ("the idea of xeloda was scrapped before I ever had any", "negated"),
        ("they wanted me on xeloda, i said no thank you", "negated"),
        ("xeloda done in nov, 17 rounds, cried on a stranger", "past"),
    ],
)
def test_where_a_medicine_stands_is_told_in_passing(
    extractor: RulesExtractor, text: str, status: str
) -> None:
    found = [c.fact for c in extractor.read(text, speaker=Role.PATIENT)]
    drugs = {f.name: f.status.value for f in found if f.kind is FactKind.DRUG}
    assert drugs["capecitabine"] == status


@pytest.mark.parametrize(
    "text",
    [
        "the woman opposite me gets Trodelvy",
        "The doctor offered her everolimus, we're sleeping on it",
        "what are insulin-dependent tumours",
        "my brother got more years than me out of folfox",
        "My platelets were 34 so no chemo today",
    ],
)
def test_no_medicine_is_read_from_talk(extractor: RulesExtractor, text: str) -> None:
    found = [c.fact for c in extractor.read(text, speaker=Role.CAREGIVER)]
    assert not [fact for fact in found if fact.kind is FactKind.DRUG]
