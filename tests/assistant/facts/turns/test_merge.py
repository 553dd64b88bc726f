from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, FactStatus
from assistant.facts.turns.merge import apply_changes

FACTS = st.builds(
    Fact,
    kind=st.sampled_from([FactKind.DRUG, FactKind.BIOMARKER]),
    name=st.sampled_from(["letrozole", "HER2", "PSA"]),
    status=st.sampled_from(list(FactStatus)),
)
CHANGES = st.lists(st.builds(FactChange, change=st.sampled_from(list(ChangeKind)), fact=FACTS))


def test_a_withdrawn_fact_is_gone() -> None:
    fact = Fact(kind=FactKind.BIOMARKER, name="HER2", value="positive")

    assert apply_changes([fact], [FactChange(change=ChangeKind.WITHDRAWN, fact=fact)]) == []


def test_the_fact_spoken_of_last_stands_at_the_end() -> None:
    old, other = Fact(kind=FactKind.DRUG, name="a"), Fact(kind=FactKind.DRUG, name="b")
    new = Fact(kind=FactKind.DRUG, name="A", status=FactStatus.STOPPED)

    standing = apply_changes([old, other], [FactChange(change=ChangeKind.CHANGED, fact=new)])

    assert standing == [other, new]


@given(CHANGES)
def test_applying_the_same_changes_again_changes_nothing(changes: list[FactChange]) -> None:
    once = apply_changes([], changes)

    assert set(apply_changes(once, changes)) == set(once)


@given(CHANGES)
def test_no_two_facts_share_a_slot(changes: list[FactChange]) -> None:
    slots = [fact.slot for fact in apply_changes([], changes)]

    assert len(slots) == len(set(slots))
