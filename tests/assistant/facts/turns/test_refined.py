import pytest

from assistant.domain import Fact, Role
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes


def names_after(extractor: RulesExtractor, *turns: str) -> set[str]:
    known: list[Fact] = []
    for place, turn in enumerate(turns):
        changes = extractor.read(turn, speaker=Role.PATIENT, known=known, earlier=turns[:place])
        known = apply_changes(known, changes)
    return {fact.name for fact in known}


@pytest.mark.parametrize(
    ("turns", "names"),
    [
        (("I start chemo on friday", "docetaxel"), {"docetaxel"}),
        (("surgery went fine", "it was a lobectomy"), {"lobectomy"}),
        (("breast cancer, it has spread", "mets in the liver"), {"breast cancer", "liver"}),
        (("liver mets", "no, they say it's a cyst"), set()),
    ],
)
def test_what_is_told_exactly_stands_alone(
    extractor: RulesExtractor, turns: tuple[str, ...], names: set[str]
) -> None:
    assert names_after(extractor, *turns) == names
