"""Whatever the order of messages on different things, the same facts stand; said twice, they stand once."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Fact, Role
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.facts.turns.merge import apply_changes

MESSAGES = (
    "I have breast cancer",
    "my HER2 is negative",
    "I take ribociclib 600 mg",
    "I am allergic to penicillin",
    "I had a mastectomy",
    "my mother had ovarian cancer",
    "I have diabetes",
    "my hemoglobin was 9.1",
    "it has spread to my bones",
    "I stopped letrozole",
)


EXTRACTOR = load_fact_extractor()


def after(messages: Sequence[str], known: Sequence[Fact] = ()) -> list[Fact]:
    facts, earlier = list(known), list[str]()
    for text in messages:
        changes = EXTRACTOR.read(text, speaker=Role.PATIENT, known=facts, earlier=earlier[-2:])
        facts = apply_changes(facts, changes)
        earlier.append(text)
    return facts


def standing(facts: Sequence[Fact]) -> set[tuple[object, ...]]:
    return {(*fact.slot, fact.value, fact.status) for fact in facts}


@given(st.permutations(MESSAGES))
def test_the_order_of_messages_does_not_matter(messages: list[str]) -> None:
    assert standing(after(messages)) == standing(after(MESSAGES))


@given(st.lists(st.sampled_from(MESSAGES), max_size=8))
def test_saying_all_of_it_again_changes_nothing(messages: list[str]) -> None:
    once = after(messages)

    assert standing(after(messages, once)) == standing(once)
