"""What holds for every order of messages: nothing is lost, nothing is doubled, nobody is overwritten."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import (
    Actor,
    ChangeKind,
    Fact,
    FactChange,
    FactKind,
    FactStatus,
    RememberedFact,
    Role,
)
from memory.fact_rules import preview

NOW = datetime(2026, 5, 3, tzinfo=UTC)
PATIENT = Actor(person_id="patient", patient_id="p", role=Role.PATIENT)
DAUGHTER = Actor(person_id="daughter", patient_id="p", role=Role.CAREGIVER)
STATUSES = [FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.HELD, FactStatus.STOPPED]

facts = st.builds(
    Fact,
    kind=st.just(FactKind.DRUG),
    name=st.sampled_from(["ribociclib", "letrozole"]),
    status=st.sampled_from(STATUSES),
    value=st.sampled_from([None, "400 mg", "600 mg"]),
    certain=st.booleans(),
)
changes = st.builds(FactChange, change=st.sampled_from(ChangeKind), fact=facts)
told = st.builds(
    FactChange,
    change=st.sampled_from([ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.CONFIRMED]),
    fact=facts,
)
people = st.sampled_from([PATIENT, DAUGHTER])
talks = st.lists(st.tuples(people, st.lists(changes, max_size=3)), max_size=6)
Talk = list[tuple[Actor, list[FactChange]]]


def after(talk: Talk, known: tuple[RememberedFact, ...] = ()) -> tuple[RememberedFact, ...]:
    for number, (actor, said) in enumerate(talk):
        turn, at = f"t{number}", NOW + timedelta(days=number)
        known = preview(known, said, actor=actor, turn_id=turn, at=at).facts
    return known


def by(actor: Actor, known: tuple[RememberedFact, ...]) -> list[RememberedFact]:
    return [one for one in known if one.said_by == actor.person_id]


@given(talks)
def test_nobody_holds_two_sure_words_on_one_thing(talk: Talk) -> None:
    known = after(talk)

    sure = [(one.said_by, one.fact.slot) for one in known if one.confirmed]
    doubtful = [(one.said_by, one.fact.slot) for one in known if not one.confirmed]
    assert len(sure) == len(set(sure))
    assert len(doubtful) == len(set(doubtful))


@given(talks, st.lists(changes, max_size=3))
def test_nobody_changes_what_another_person_told(talk: Talk, said: list[FactChange]) -> None:
    before = after(talk)

    then = preview(before, said, actor=DAUGHTER, turn_id="last", at=NOW).facts

    words = [(one.fact_id, one.fact) for one in by(PATIENT, before)]
    assert [(one.fact_id, one.fact) for one in by(PATIENT, then)] == words


@given(talks, st.lists(told, max_size=1), people)
def test_saying_the_same_twice_is_saying_it_once(
    talk: Talk, said: list[FactChange], actor: Actor
) -> None:
    once = after([*talk, (actor, said)])
    twice = preview(once, said, actor=actor, turn_id="again", at=NOW).facts

    assert [one.fact_id for one in twice] == [one.fact_id for one in once]
    assert [one.fact for one in twice] == [one.fact for one in once]


@given(st.lists(told, max_size=4), st.lists(told, max_size=4))
def test_the_order_of_messages_on_different_things_does_not_matter(
    one: list[FactChange], other: list[FactChange]
) -> None:
    first = [(PATIENT, [said]) for said in one if said.fact.name == "ribociclib"]
    second = [(PATIENT, [said]) for said in other if said.fact.name == "letrozole"]

    assert {known.fact for known in after([*first, *second])} == {
        known.fact for known in after([*second, *first])
    }


@given(talks, people, facts)
def test_the_last_sure_word_stands(talk: Talk, actor: Actor, fact: Fact) -> None:
    sure = FactChange(
        change=ChangeKind.CHANGED,
        fact=Fact(kind=fact.kind, name=fact.name, status=fact.status, value=fact.value),
    )

    known = after([*talk, (actor, [sure])])

    statuses = [one.fact.status for one in known if one.fact.name == fact.name]
    assert fact.status in statuses


@given(talks)
def test_only_changes_that_do_something_are_counted(talk: Talk) -> None:
    known: tuple[RememberedFact, ...] = ()
    for number, (actor, said) in enumerate(talk):
        at = NOW + timedelta(days=number)
        then = preview(known, said, actor=actor, turn_id=f"t{number}", at=at)
        assert bool(then.changes) >= (then.facts != known)
        known = then.facts
