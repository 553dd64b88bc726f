"""What people think of an answer is kept once, scrubbed, and by its owner only."""

import pytest
from sqlmodel import select

from assistant.domain import Actor, ScrubbedText
from assistant.errors import NotAllowedError
from memory.memory import Memory
from memory.tables import FeedbackRow, ReviewItemRow
from tests.memory.makers import all_of, tell

pytestmark = pytest.mark.anyio
RUN = "run-what helps"


async def test_the_last_word_stands(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")

    first = await memory.feedback.give(patient, RUN, 1, ScrubbedText(""))
    second = await memory.feedback.give(patient, RUN, 0, ScrubbedText("too long"))

    assert first == second
    view = await memory.conversations.opened(patient, "c1")
    assert view is not None
    assert view.turns[0].feedback == 0


async def test_a_thumb_down_is_looked_at_by_staff(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")

    await memory.feedback.give(patient, RUN, 0, ScrubbedText(""))

    assert await all_of(memory, select(ReviewItemRow.reason)) == ["thumb down"]


async def test_nobody_rates_or_withdraws_for_another(memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")
    given = await memory.feedback.give(patient, RUN, 1, ScrubbedText(""))
    stranger = await memory.people.sign_in("guest:stranger")

    with pytest.raises(NotAllowedError):
        await memory.feedback.give(stranger, RUN, 0, ScrubbedText(""))
    await memory.feedback.withdraw(stranger, given)

    assert len(await all_of(memory, select(FeedbackRow))) == 1


async def test_a_dismissed_alarm_is_looked_at_by_staff(memory: Memory, patient: Actor) -> None:
    turn = await tell(memory, patient, "what helps")

    await memory.feedback.dismiss_alarm(patient, turn.turn_id)

    assert await all_of(memory, select(ReviewItemRow.reason)) == ["alarm dismissed"]
