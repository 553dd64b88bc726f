"""Records: kept once, read by their own patient, erased with all their traces."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from assistant.domain import (
    Actor,
    Answer,
    AnswerKind,
    Fact,
    FactKind,
    ForgottenRecord,
    FoundFact,
    ReadRecord,
    RecordOrigin,
    RecordPassage,
    ScrubbedText,
)
from assistant.errors import MemoryStoreError, NotAllowedError
from memory.memory import Memory
from memory.record_tables import PatientRecordRow, RecordFactRow, RecordPassageRow
from memory.record_writing import Confirmation, RecordKept
from memory.tables import PatientFactRow, TurnRow
from tests.memory.makers import all_of, drug, finished, new_turn, tell

pytestmark = pytest.mark.anyio

KI67 = Fact(kind=FactKind.BIOMARKER, name="Ki-67", value="18%", quote="Ki-67: eighteen")
REPORT = ReadRecord(
    title="Pathology report",
    digest="d1",
    pages=2,
    passages=(
        RecordPassage(text=ScrubbedText("nottingham grade two"), page=1),
        RecordPassage(text=ScrubbedText("proliferation index eighteen"), page=2),
    ),
    found=(FoundFact(fact=KI67, page=2),),
)
ORIGINAL = b"%PDF-1.7 \x00\xff the file as it came"
SAID = Answer(text="Noted.", kind=AnswerKind.NOTED)


CONFIRMED = Confirmation(
    conversation_id="c1",
    client_key="k1",
    question=ScrubbedText("Here is a record of mine"),
    record=REPORT,
    facts=REPORT.found,
    keeps_text=True,
)


async def keep(
    memory: Memory, actor: Actor, key: str = "k1", confirmed: Confirmation = CONFIRMED
) -> RecordKept:
    return await memory.records.keep(actor, replace(confirmed, client_key=key), SAID)


async def texts(memory: Memory, actor: Actor) -> list[str]:
    passages = await memory.records.passages(actor)
    return [one.text for pages in passages.values() for one in pages]


async def test_a_record_is_kept_with_its_pages_and_its_facts(
    memory: Memory, patient: Actor
) -> None:
    kept = await keep(memory, patient)

    ((record, passages),) = (await memory.records.passages(patient)).items()
    assert (record.title, record.pages) == ("Pathology report", 2)
    assert passages == REPORT.passages
    (known,) = await memory.facts.live(patient)
    assert kept.answer.facts == (known,)
    origin = RecordOrigin(record_id=kept.record_id, title="Pathology report", page=2)
    assert await memory.records.origins(patient) == {known.fact_id: origin}
    (past,) = await memory.facts.history(patient)
    assert past.origin == origin


async def test_the_showing_is_a_turn_of_its_conversation(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "hello")
    await keep(memory, patient)
    await tell(memory, patient, "and now")

    opened = await memory.conversations.opened(patient, "c1")

    assert opened is not None
    assert [turn.question for turn in opened.turns] == [
        "hello",
        "Here is a record of mine",
        "and now",
    ]
    assert opened.turns[1].answer is not None
    assert [known.fact.name for known in opened.turns[1].answer.facts] == ["Ki-67"]


async def test_the_same_file_twice_is_one_record(memory: Memory, patient: Actor) -> None:
    first = await keep(memory, patient)
    second = await keep(memory, patient, "k2")

    assert first.record_id == second.record_id
    assert len(await all_of(memory, select(RecordPassageRow.id))) == 2
    assert len(await memory.facts.live(patient)) == 1
    assert await memory.records.same(patient, "d1") is not None
    assert await memory.records.same(patient, "d2") is None


async def test_the_text_is_kept_only_where_it_was_wanted(memory: Memory, patient: Actor) -> None:
    await keep(memory, patient, confirmed=replace(CONFIRMED, keeps_text=False))
    assert await texts(memory, patient) == []

    await keep(memory, patient, "k2")
    assert len(await texts(memory, patient)) == 2


async def test_another_patient_sees_and_touches_nothing_of_it(
    memory: Memory, patient: Actor
) -> None:
    kept = await keep(memory, patient)
    other = await memory.people.sign_in("guest:other")

    assert await memory.records.listed(other) == ()
    assert await texts(memory, other) == []
    assert await memory.records.same(other, "d1") is None
    with pytest.raises(NotAllowedError):
        await memory.records.forget(other, kept.record_id)
    with pytest.raises(NotAllowedError):
        await keep(memory, other, "k9")


async def test_a_forgotten_record_leaves_no_text_fact_or_quote(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "i take letrozole", drug("letrozole"))
    kept = await keep(memory, patient)
    await quote_it(memory, patient, kept.record_id)

    gone = await memory.records.forget(patient, kept.record_id)

    assert gone == ForgottenRecord(title="Pathology report", facts=1)

    assert await memory.records.listed(patient) == ()
    assert await all_of(memory, select(RecordPassageRow)) == []
    assert await all_of(memory, select(RecordFactRow)) == []
    assert [known.fact.name for known in await memory.facts.live(patient)] == ["letrozole"]
    opened = await memory.conversations.opened(patient, "c1")
    assert opened is not None
    assert "eighteen" not in str(opened)
    assert await memory.records.erased() == [(patient.patient_id, kept.record_id)]
    await memory.records.erased_everywhere(kept.record_id)
    assert await memory.records.erased() == []


async def quote_it(memory: Memory, actor: Actor, record_id: str, conversation: str = "c1") -> None:
    asked = new_turn("what does it say", key="q", conversation=conversation)
    accepted = await memory.turns.accept(actor, asked)
    quoting = replace(
        finished(accepted, "what does it say"),
        answer=Answer(text="It says eighteen.", kind=AnswerKind.ANSWER),
        trace={"records": [record_id]},
    )
    assert await memory.turns.finish(actor, quoting)


async def test_deleting_the_conversation_deletes_its_records(
    memory: Memory, patient: Actor
) -> None:
    await keep(memory, patient)

    await memory.conversations.delete(patient, "c1")

    assert await all_of(memory, select(PatientRecordRow.id)) == []
    assert await all_of(memory, select(RecordPassageRow.id)) == []
    assert await all_of(memory, select(RecordFactRow.fact_id)) == []
    assert await all_of(memory, select(PatientFactRow.id)) == []
    assert await all_of(memory, select(TurnRow.id)) == []


async def test_deleting_a_conversation_takes_quotes_of_its_records_out_of_others(
    memory: Memory, patient: Actor
) -> None:
    kept = await keep(memory, patient)
    await quote_it(memory, patient, kept.record_id, conversation="c2")

    await memory.conversations.delete(patient, "c1")

    assert "eighteen" not in str(await memory.conversations.opened(patient, "c2"))


async def test_forgetting_everything_takes_the_records_and_their_quotes_too(
    memory: Memory, patient: Actor
) -> None:
    kept = await keep(memory, patient)
    await quote_it(memory, patient, kept.record_id)

    await memory.facts.forget_all(patient)

    assert await memory.records.listed(patient) == ()
    assert await all_of(memory, select(RecordPassageRow)) == []
    assert "eighteen" not in str(await memory.conversations.opened(patient, "c1"))


async def test_one_record_cannot_be_confirmed_twice_with_one_key(
    memory: Memory, patient: Actor
) -> None:
    await keep(memory, patient)

    with pytest.raises(MemoryStoreError):
        await keep(memory, patient)

    assert len(await memory.facts.live(patient)) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_word_of_a_record_is_readable_on_disk(
    memory: Memory, patient: Actor, database_file: Path
) -> None:
    await keep(memory, patient, confirmed=replace(CONFIRMED, original=b"the file as it came"))
    await memory.database.close()

    stored = b"".join(file.read_bytes() for file in database_file.parent.iterdir())

    words = [b"nottingham", b"proliferation", b"eighteen", b"Pathology", b"as it came"]
    assert [word for word in words if word in stored] == []


async def test_the_original_is_kept_only_where_it_is_handed_in(
    memory: Memory, patient: Actor
) -> None:
    await keep(memory, patient)

    (row,) = await all_of(memory, select(PatientRecordRow))
    assert row.sealed_original is None
    (listed,) = await memory.records.listed(patient)
    assert not listed.has_original


async def test_the_original_comes_back_as_it_was_and_only_to_its_own_patient(
    memory: Memory, patient: Actor
) -> None:
    kept = await keep(memory, patient, confirmed=replace(CONFIRMED, original=ORIGINAL))
    stranger = await memory.people.sign_in("guest:stranger")

    assert await memory.records.original(patient, kept.record_id) == ORIGINAL
    assert [one.has_original for one in await memory.records.listed(patient)] == [True]
    with pytest.raises(NotAllowedError):
        await memory.records.original(stranger, kept.record_id)


async def test_the_original_can_come_with_a_later_showing_of_the_same_file(
    memory: Memory, patient: Actor
) -> None:
    await keep(memory, patient)

    kept = await keep(memory, patient, "k2", replace(CONFIRMED, original=ORIGINAL))

    assert await memory.records.original(patient, kept.record_id) == ORIGINAL


async def test_the_original_goes_with_its_record(memory: Memory, patient: Actor) -> None:
    kept = await keep(memory, patient, confirmed=replace(CONFIRMED, original=ORIGINAL))

    await memory.records.forget(patient, kept.record_id)

    with pytest.raises(NotAllowedError):
        await memory.records.original(patient, kept.record_id)
    assert await all_of(memory, select(PatientRecordRow.id)) == []
