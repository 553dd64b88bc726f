"""How a change meets what is remembered."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

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
from memory.fact_rules import outcome_of, preview, says_the_same
from tests.memory.makers import drug

NOW = datetime(2026, 5, 3, tzinfo=UTC)
PATIENT = Actor(person_id="patient", patient_id="p", role=Role.PATIENT)
DAUGHTER = Actor(person_id="daughter", patient_id="p", role=Role.CAREGIVER)


def known(fact: Fact, actor: Actor = PATIENT) -> RememberedFact:
    return RememberedFact(
        fact_id="f1", fact=fact, said_by=actor.person_id, role=actor.role, recorded_at=NOW
    )


def ribociclib(
    status: FactStatus = FactStatus.CURRENT, *, since: str | None = None, value: str | None = None
) -> Fact:
    return Fact(kind=FactKind.DRUG, name="ribociclib", status=status, since=since, value=value)


@pytest.mark.parametrize(
    ("told", "same"),
    [
        (ribociclib(), True),
        (ribociclib(since="14 months"), True),
        (ribociclib(since="2 years"), False),
        (ribociclib(FactStatus.REDUCED), False),
        (ribociclib(value="400 mg"), False),
    ],
    ids=["less said", "the same said", "another start", "another status", "a new dose"],
)
def test_silence_contradicts_nothing(told: Fact, *, same: bool) -> None:
    assert says_the_same(ribociclib(since="14 months"), told) is same


def test_a_new_status_keeps_the_start() -> None:
    change = drug("ribociclib", FactStatus.HELD, change=ChangeKind.CHANGED)

    outcome = outcome_of(change, [known(ribociclib(since="14 months"))], PATIENT)

    assert outcome.adds is not None
    assert (outcome.adds.status, outcome.adds.since) == (FactStatus.HELD, "14 months")
    assert [one.fact_id for one in outcome.retires] == ["f1"]


def test_what_has_ended_does_not_keep_the_start() -> None:
    change = drug("ribociclib", FactStatus.STOPPED, change=ChangeKind.CHANGED)

    outcome = outcome_of(change, [known(ribociclib(since="14 months"))], PATIENT)

    assert outcome.adds is not None
    assert outcome.adds.since is None


def test_another_persons_word_opens_a_conflict_and_retires_nothing() -> None:
    stopped = known(ribociclib(FactStatus.STOPPED))

    outcome = outcome_of(drug("ribociclib"), [stopped], DAUGHTER)

    assert outcome.retires == ()
    assert outcome.conflicts_with == stopped


def test_two_people_who_agree_are_one_fact() -> None:
    outcome = outcome_of(drug("ribociclib"), [known(ribociclib())], DAUGHTER)

    assert (outcome.adds, outcome.conflicts_with) == (None, None)


def test_what_is_said_again_renews_the_row() -> None:
    outcome = outcome_of(drug("ribociclib"), [known(ribociclib())], PATIENT)

    assert outcome.confirms == known(ribociclib())
    assert outcome.retires == ()


def test_a_doubtful_repetition_renews_nothing() -> None:
    doubtful = FactChange(change=ChangeKind.NEW, fact=replace(ribociclib(), certain=False))

    assert not outcome_of(doubtful, [known(ribociclib())], PATIENT).does_something


def test_a_doubtful_word_stands_beside_the_sure_one_until_it_is_confirmed() -> None:
    sure = known(ribociclib())
    stopped = replace(ribociclib(FactStatus.STOPPED), certain=False)
    change = FactChange(change=ChangeKind.CHANGED, fact=stopped)

    first = preview([sure], [change], actor=PATIENT, turn_id="t1", at=NOW)
    assert [one.confirmed for one in first.facts] == [True, False]

    confirmed = drug("ribociclib", FactStatus.STOPPED, change=ChangeKind.CONFIRMED)
    then = preview(first.facts, [confirmed], actor=PATIENT, turn_id="t2", at=NOW)
    assert [(one.fact.status, one.confirmed) for one in then.facts] == [(FactStatus.STOPPED, True)]


def test_taking_back_a_doubtful_word_leaves_the_sure_one() -> None:
    doubtful = replace(known(ribociclib(FactStatus.STOPPED)), fact_id="f2", confirmed=False)
    change = FactChange(change=ChangeKind.WITHDRAWN, fact=replace(doubtful.fact, certain=False))

    assert outcome_of(change, [known(ribociclib()), doubtful], PATIENT).retires == (doubtful,)


def test_the_patients_word_settles_a_conflict_only_once_they_were_asked() -> None:
    hers = replace(known(ribociclib(), DAUGHTER), fact_id="f2")
    stopped = drug("ribociclib", FactStatus.STOPPED)

    assert outcome_of(stopped, [hers], PATIENT).retires == ()
    assert outcome_of(stopped, [hers], PATIENT, asked=["f2"]).retires == (hers,)


def test_a_caregivers_word_settles_nothing() -> None:
    his = known(ribociclib(FactStatus.STOPPED))

    assert outcome_of(drug("ribociclib"), [his], DAUGHTER, asked=["f1"]).retires == ()


def test_who_comes_to_agree_takes_the_own_word_back() -> None:
    hers = replace(known(ribociclib(), DAUGHTER), fact_id="f2")
    his = known(ribociclib(FactStatus.STOPPED))

    outcome = outcome_of(drug("ribociclib"), [his, hers], PATIENT)

    assert (outcome.retires, outcome.confirms) == ((his,), hers)


def test_a_change_without_effect_is_not_counted_as_one() -> None:
    withdrawn = FactChange(change=ChangeKind.WITHDRAWN, fact=ribociclib())

    after = preview([], [withdrawn], actor=PATIENT, turn_id="t1", at=NOW)

    assert after.changes == ()


def test_withdrawing_takes_back_only_ones_own_word() -> None:
    withdrawn = FactChange(change=ChangeKind.WITHDRAWN, fact=ribociclib())

    assert outcome_of(withdrawn, [known(ribociclib())], DAUGHTER).retires == ()
    assert len(outcome_of(withdrawn, [known(ribociclib())], PATIENT).retires) == 1


def test_the_preview_applies_changes_in_their_order() -> None:
    changes = [drug("letrozole"), drug("letrozole", FactStatus.STOPPED), drug("fulvestrant")]

    after = preview([], changes, actor=PATIENT, turn_id="t1", at=NOW)

    assert [(one.fact.name, one.fact.status.value, one.fact_id) for one in after.facts] == [
        ("letrozole", "stopped", "t1:1"),
        ("fulvestrant", "current", "t1:2"),
    ]
