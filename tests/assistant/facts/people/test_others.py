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


@pytest.mark.parametrize(
    "text",
    [
        "my friend's on perjeta",
        "my colleague's taking letrozole",
        "a woman's had Enhertu for two years here",
        "my friend's husband has AML",
        "my workmate's on keytruda",
    ],
)
def test_nothing_is_read_of_a_friend_told_with_a_short_verb(
    extractor: RulesExtractor, text: str
) -> None:
    assert extractor.read(text, speaker=Role.PATIENT) == ()
