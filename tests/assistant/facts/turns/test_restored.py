import pytest

from assistant.domain import Fact, Role
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes

Standing = dict[tuple[str, str], str | None]


def after(extractor: RulesExtractor, *turns: str) -> Standing:
    known: list[Fact] = []
    for place, turn in enumerate(turns):
        changes = extractor.read(turn, speaker=Role.PATIENT, known=known, earlier=turns[:place])
        known = apply_changes(known, changes)
    return {(fact.subject.value, fact.name): fact.value for fact in known}


@pytest.mark.parametrize(
    ("turns", "name", "mine"),
    [
        (
            ("stage 4 lung cancer", "actually stage 2", "no, that was my sister"),
            "stage",
            "IV",
        ),
        (
            ("ER negative", "actually positive", "hang on that was my mum's report"),
            "ER",
            "negative",
        ),
        (
            ("colon cancer stage 3", "it's 3a", "sorry that was the letter of someone else"),
            "stage",
            "III",
        ),
    ],
)
def test_what_a_relatives_fact_had_replaced_stands_again(
    extractor: RulesExtractor, turns: tuple[str, ...], name: str, mine: str
) -> None:
    assert after(extractor, *turns)["patient", name] == mine


def test_a_strangers_letter_leaves_no_fact_of_a_relative(extractor: RulesExtractor) -> None:
    standing = after(extractor, "stage 3 colon cancer", "it's 3a", "that was someone else's letter")
    assert {subject for subject, _ in standing} == {"patient"}
