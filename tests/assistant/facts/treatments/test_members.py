"""Whoever told of a regimen takes its medicines."""

from datetime import UTC, datetime

import pytest

from assistant.domain import Fact, FactKind, FactStatus, RememberedFact, Role
from assistant.facts.treatments.members import RegimenMembers

REGIMENS = RegimenMembers({"CAPOX": ("capecitabine", "oxaliplatin")})


def told(name: str, status: FactStatus = FactStatus.CURRENT) -> RememberedFact:
    return RememberedFact(
        fact_id=f"id of {name}",
        fact=Fact(kind=FactKind.DRUG, name=name, status=status, value="2 weeks on"),
        said_by="p1",
        role=Role.PATIENT,
        recorded_at=datetime(2026, 6, 20, tzinfo=UTC),
    )


def test_the_medicines_of_a_regimen_stand_behind_it() -> None:
    capox, *members = REGIMENS.with_members([told("CAPOX")])

    assert capox == told("CAPOX")
    assert [one.fact.name for one in members] == ["capecitabine", "oxaliplatin"]
    assert {one.fact.within for one in members} == {"CAPOX"}
    assert {one.fact.value for one in members} == {None}
    assert len({one.fact_id for one in [capox, *members]}) == 3


def test_a_medicine_told_by_itself_is_not_named_again() -> None:
    stopped = told("oxaliplatin", FactStatus.STOPPED)

    known = REGIMENS.with_members([told("CAPOX"), stopped])

    assert [one for one in known if one.fact.name == "oxaliplatin"] == [stopped]


@pytest.mark.parametrize("status", [FactStatus.NEGATED, FactStatus.ALLERGY])
def test_a_regimen_that_is_not_taken_says_nothing_of_its_medicines(status: FactStatus) -> None:
    assert len(REGIMENS.with_members([told("CAPOX", status)])) == 1


def test_what_is_no_regimen_stays_as_it_is() -> None:
    assert REGIMENS.with_members([told("letrozole")]) == (told("letrozole"),)
