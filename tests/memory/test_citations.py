"""Answers are found by the documents they rest on, without a word of what was said."""

import pytest

from assistant.domain import Actor
from memory.memory import Memory
from tests.memory.makers import tell

pytestmark = pytest.mark.anyio


async def test_who_was_answered_from_a_document_is_found(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")

    (found,) = await memory.citations.resting_on({"fatigue", "other"})

    assert (found.person_id, found.conversation_id) == (patient.person_id, "c1")
    assert found.passage_id == "fatigue#short-answer"
    assert found.answered_at.tzinfo is not None


async def test_other_documents_find_nobody(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")

    assert await memory.citations.resting_on({"fatigue-and-sleep"}) == []
    assert await memory.citations.resting_on(()) == []
