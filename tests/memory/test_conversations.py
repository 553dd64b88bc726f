"""Conversations are listed, opened, renamed and deleted by those they belong to."""

import pytest
from sqlmodel import func, select

from assistant.domain import Actor, ScrubbedText
from assistant.errors import NotAllowedError
from memory.memory import Memory
from memory.tables import AuditEventRow, CitationRow, PatientFactRow, TurnRow
from tests.memory.makers import all_of, drug, finished, new_turn, tell

pytestmark = pytest.mark.anyio


async def test_a_conversation_is_named_after_its_first_message(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "what is ribociclib")
    await tell(memory, patient, "and what about neutrophils")

    (listed,) = await memory.conversations.listed(patient)

    assert listed.title == "what is ribociclib"


async def test_a_conversation_opens_with_its_answers_and_sources(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "what helps")

    view = await memory.conversations.opened(patient, "c1")

    assert view is not None
    (turn,) = view.turns
    assert turn.answer is not None
    assert [one.heading for one in turn.answer.citations] == ["Cancer - fatigue"]


async def test_newest_conversations_come_first_page_by_page(memory: Memory, patient: Actor) -> None:
    for number in range(5):
        turn = new_turn("hello", conversation=f"c{number}")
        accepted = await memory.turns.accept(patient, turn)
        await memory.turns.finish(patient, finished(accepted, "hello"))

    first = await memory.conversations.listed(patient, limit=2)
    second = await memory.conversations.listed(patient, limit=9, before=first[-1].updated_at)

    assert [one.conversation_id for one in [*first, *second]] == ["c4", "c3", "c2", "c1", "c0"]


async def test_a_stranger_sees_nothing_and_changes_nothing(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")
    stranger = await memory.people.sign_in("guest:stranger")

    assert await memory.conversations.listed(stranger) == []
    assert await memory.conversations.opened(stranger, "c1") is None
    with pytest.raises(NotAllowedError):
        await memory.conversations.rename(stranger, "c1", ScrubbedText("mine"))
    with pytest.raises(NotAllowedError):
        await memory.conversations.delete(stranger, "c1")


async def test_a_new_name_stays(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")

    await memory.conversations.rename(patient, "c1", ScrubbedText("Being tired"))

    assert [one.title for one in await memory.conversations.listed(patient)] == ["Being tired"]


async def test_deleting_takes_turns_sources_and_facts_and_leaves_a_trace(
    memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "on letrozole", drug("letrozole"))
    await tell(memory, patient, "now fulvestrant", drug("fulvestrant"))

    assert await memory.conversations.delete(patient, "c1") == 2

    for table in (TurnRow, CitationRow, PatientFactRow):
        assert await all_of(memory, select(func.count()).select_from(table)) == [0]
    assert "conversation.delete" in await all_of(memory, select(AuditEventRow.action))
