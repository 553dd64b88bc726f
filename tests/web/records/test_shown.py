"""Lists on people's screens: so many for each person, so many for all, so long, and so large."""

from collections.abc import Iterator
from itertools import count

import pytest

from assistant.domain import Actor, Role
from assistant.errors import RecordError
from tests.web.records.fakes import REPORT
from web.records.shown import MOST_OF_A_PERSON, MOST_SHOWN, ShownRecord, ShownRecords

ANN, BEA = (Actor(person_id=name, patient_id=name, role=Role.PATIENT) for name in ("ann", "bea"))
_NUMBERS: Iterator[int] = count()


def shown(actor: Actor, original: bytes | None = None) -> ShownRecord:
    return ShownRecord(
        shown_id=str(next(_NUMBERS)),
        person_id=actor.person_id,
        conversation_id="c1",
        record=REPORT,
        original=original,
    )


def test_somebody_who_shows_many_records_pushes_out_their_own_lists_only() -> None:
    lists = ShownRecords()
    other = lists.add(shown(BEA))
    mine = [lists.add(shown(ANN)) for _ in range(MOST_OF_A_PERSON + 2)]

    assert lists.of(ANN) == mine[2:]
    assert lists.of(BEA) == [other]
    with pytest.raises(RecordError, match="show the file again"):
        lists.take(ANN, mine[0].shown_id, None)


def test_all_people_together_have_so_many_lists() -> None:
    lists = ShownRecords()
    first = Actor(person_id="first", patient_id="first", role=Role.PATIENT)
    lists.add(shown(first))
    for number in range(MOST_SHOWN):
        name = f"p{number}"
        lists.add(shown(Actor(person_id=name, patient_id=name, role=Role.PATIENT)))

    assert lists.of(first) == []


def test_files_are_held_only_where_they_will_be_kept_and_only_so_many_bytes() -> None:
    without, lists = ShownRecords(), ShownRecords(keeps_files=True, most_bytes=10)

    assert without.add(shown(ANN, b"12345678")).original is None
    lists.add(shown(ANN, b"12345678"))
    held = lists.add(shown(BEA, b"12345678"))

    assert held.original == b"12345678"
    assert lists.of(ANN) == []
