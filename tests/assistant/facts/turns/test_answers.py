"""A reply that leans on the message before it."""

import pytest

from assistant.domain import Fact, Role
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.answers import in_full
from assistant.facts.turns.merge import apply_changes

Told = list[tuple[str, str | None, str]]


def told(extractor: RulesExtractor, *turns: str, speaker: Role = Role.PATIENT) -> Told:
    known: list[Fact] = []
    for place, turn in enumerate(turns):
        changes = extractor.read(turn, speaker=speaker, known=known, earlier=turns[:place])
        known = apply_changes(known, changes)
    return [(fact.name, fact.value, fact.status.value) for fact in known]


@pytest.mark.parametrize(
    ("before", "reply", "fact"),
    [
        ("My last CEA was", "6.2", ("CEA", "6.2", "none")),
        ("Where are my platelets", "71 today", ("platelets", "71", "none")),
        ("and my PR, let me look", "negative", ("PR", "negative", "none")),
        ("Which stage?", "it says 2b", ("stage", "IIB", "none")),
        ("And the ECOG?", "two, they said", ("ecog", "2", "none")),
        ("My dose of capecitabine?", "1500 twice a day", ("capecitabine", "1500", "current")),
        ("Do you still take apixaban", "yes still", ("apixaban", None, "current")),
    ],
)
def test_a_reply_is_read_with_the_name_that_was_left_open(
    extractor: RulesExtractor, before: str, reply: str, fact: tuple[str, str | None, str]
) -> None:
    assert fact in told(extractor, before, reply)


@pytest.mark.parametrize("reply", ["thank you", "what does it mean?", "5 years ago", "mg"])
def test_a_reply_that_gives_no_value_stays_as_it_is(reply: str) -> None:
    assert in_full(reply, ["My last CEA was high"], load_lexicon()) == reply


def test_a_marker_that_has_its_value_takes_no_other() -> None:
    assert in_full("12", ["CEA is 40."], load_lexicon()) == "12"


def test_a_message_that_repeats_the_one_before_is_not_doubled() -> None:
    whole = "My last CEA was 7.7"

    assert in_full(whole, ["My last CEA was"], load_lexicon()) == whole
