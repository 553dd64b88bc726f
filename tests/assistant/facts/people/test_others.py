import pytest

from assistant.domain import Fact, Role
from assistant.facts.people.others import spoke_of_stranger
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes


@pytest.mark.parametrize(
    ("earlier", "spoke"),
    [
        (["my colleague Lucia has mets in the liver"], True),
        (["my sister's friend has it too"], False),
        (["my oncologist called"], False),
        ([], False),
    ],
)
def test_a_message_about_somebody_who_is_no_relative_is_known(
    earlier: list[str], spoke: bool
) -> None:
    assert spoke_of_stranger(earlier) is spoke


def test_what_she_takes_is_a_colleagues_when_the_message_before_was_about_her(
    extractor: RulesExtractor,
) -> None:
    known: list[Fact] = []
    turns = ("my colleague has mets in the liver", "she's on CAPOX")
    for place, turn in enumerate(turns):
        changes = extractor.read(turn, speaker=Role.PATIENT, known=known, earlier=turns[:place])
        known = apply_changes(known, changes)
    assert known == []
