from dataclasses import replace

import pytest
from sqlmodel import select

from assistant.domain import (
    Actor,
    Answer,
    Fact,
    FactKind,
    FactStatus,
    RecordOrigin,
    RememberedFact,
    Role,
)
from assistant.errors import MemoryStoreError, RecordError
from memory.memory import Memory
from memory.record_tables import PatientRecordRow
from memory.record_writing import Confirmation, RecordKept
from tests.fakes import NOW
from tests.memory.makers import all_of
from tests.web.records.desks import WORDS, Clock, desk_of, show
from tests.web.records.fakes import LETROZOLE, REPORT, FakeReading
from web.records.checklist import checklist
from web.records.desk import RecordDesk
from web.records.shown import LASTS_SECONDS, ShownRecords, Wanted

pytestmark = pytest.mark.anyio


async def names(memory: Memory, actor: Actor) -> set[str]:
    return {known.fact.name for known in await memory.facts.live(actor)}


async def test_nothing_is_kept_of_what_is_only_shown(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    await show(desk, patient)

    assert await names(memory, patient) == set()
    assert await memory.records.listed(patient) == ()


async def test_a_record_is_read_with_what_is_known_of_the_account(
    memory: Memory, patient: Actor
) -> None:
    reading = FakeReading()
    await memory.identities.keep(patient, ["Ann Quill"])

    await show(desk_of(memory, reading), patient)

    assert reading.known == ["Ann Quill"]


async def test_what_is_ticked_is_kept_as_the_words_of_a_record(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    shown = await show(desk, patient)

    kept = await desk.keep(patient, shown.shown_id, Wanted(chosen=(0,), text=True))

    assert kept is not None
    (known,) = await memory.facts.live(patient)
    assert (known.fact.name, known.role, known.confirmed) == ("Ki-67", Role.DOCUMENT, True)
    origin = RecordOrigin(record_id=kept.record_id, title="Pathology report", page=2)
    assert await memory.records.origins(patient) == {known.fact_id: origin}
    assert kept.answer.facts == (known,)
    assert "one point from your pathology report" in kept.answer.text


async def test_somebody_else_can_keep_nothing_of_it(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    stranger = await memory.people.sign_in("guest:bea")
    shown = await show(desk, patient)

    with pytest.raises(RecordError, match="no longer open"):
        await desk.keep(stranger, shown.shown_id, Wanted(chosen=(0,), text=True))

    assert await names(memory, stranger) == set()


async def test_a_list_that_was_let_go_or_is_old_can_not_be_kept(
    desk: RecordDesk, clock: Clock, patient: Actor
) -> None:
    gone, old = await show(desk, patient), await show(desk, patient)
    await desk.let_go(patient, gone.shown_id)
    clock.now = LASTS_SECONDS + 1

    for one in (gone, old):
        with pytest.raises(RecordError, match="show the file again"):
            await desk.keep(patient, one.shown_id, Wanted(chosen=(0,), text=True))


async def test_the_same_file_again_adds_nothing_and_says_when_it_was_shown(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    for _ in range(2):
        shown = await show(desk, patient)
        await desk.keep(patient, shown.shown_id, Wanted(chosen=(0, 1), text=True))

    again = await show(desk, patient)

    assert len(await memory.facts.live(patient)) == 2
    assert len(await memory.records.listed(patient)) == 1
    card = checklist(again, lambda fact: fact.name, dict.fromkeys(FactKind, "All"), WORDS)
    assert card["shown_before"]
    assert [line["new"] for line in lines(card)] == [False, False]


@pytest.mark.parametrize("keeps", [False, True])
async def test_the_file_itself_is_kept_only_where_the_deployment_wants_it(
    memory: Memory, patient: Actor, keeps: bool
) -> None:
    desk = desk_of(memory, shown=ShownRecords(keeps_files=keeps))
    shown = await show(desk, patient)

    kept = await desk.keep(patient, shown.shown_id, Wanted(chosen=(0,), text=True))

    (row,) = await all_of(memory, select(PatientRecordRow))
    assert (row.sealed_original is not None) is keeps
    assert ("the file as you showed it" in kept_words(kept)) is keeps


async def test_the_title_is_kept_as_the_scrubber_leaves_it(memory: Memory, patient: Actor) -> None:
    named = FakeReading(record=replace(REPORT, title="Maria"))
    desk = desk_of(memory, named)
    words = WORDS.model_copy(update={"shown": "Of Maria: {title}"})
    desk.words = words
    shown = await show(desk, patient)

    await desk.keep(patient, shown.shown_id, Wanted(chosen=(0,), text=True))

    opened = await memory.conversations.opened(patient, "c1")
    assert opened is not None
    assert opened.turns[0].question == "Of [NAME_1]: maria"


async def test_what_contradicts_somebodys_own_words_waits_for_a_tick(
    desk: RecordDesk, patient: Actor
) -> None:
    told = RememberedFact(
        fact_id="f1",
        fact=replace(LETROZOLE, status=FactStatus.STOPPED),
        said_by=patient.person_id,
        role=Role.PATIENT,
        recorded_at=NOW,
    )
    shown = replace(await show(desk, patient), known=(told,))

    marker, drug = lines(checklist(shown, say, dict.fromkeys(FactKind, "All"), WORDS))

    assert (marker["ticked"], drug["ticked"]) == (True, False)
    assert drug["differs"] == "You told me on May 3, 2026: letrozole stopped."


async def test_after_a_fault_of_the_database_the_person_may_press_again(
    desk: RecordDesk, memory: Memory, patient: Actor
) -> None:
    shown = await show(desk, patient)
    down = replace(memory, records=Down(memory))  # type: ignore[arg-type]  # a stand-in
    broken = desk_of(down, shown=desk.shown)

    with pytest.raises(MemoryStoreError):
        await broken.keep(patient, shown.shown_id, Wanted(chosen=(0,), text=True))

    await desk.keep(patient, shown.shown_id, Wanted(chosen=(0,), text=True))
    assert await names(memory, patient) == {"Ki-67"}


class Down:
    """Records cannot be written."""

    def __init__(self, memory: Memory) -> None:
        self.same = memory.records.same

    async def keep(self, actor: Actor, confirmed: Confirmation, answer: Answer) -> RecordKept:
        raise MemoryStoreError("the database is gone")


def kept_words(kept: RecordKept | None) -> str:
    assert kept is not None
    return kept.answer.text


def say(fact: Fact) -> str:
    return f"{fact.name} {fact.status.value}"


def lines(card: dict[str, object]) -> list[dict[str, object]]:
    groups = card["groups"]
    assert isinstance(groups, list)
    return [line for group in groups for line in group["facts"]]
