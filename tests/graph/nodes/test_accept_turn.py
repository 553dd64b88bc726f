import pytest

from assistant.domain import ScrubbedText
from assistant.errors import MemoryStoreError
from graph.nodes.accept_turn import accept_turn
from tests.fakes import BrokenMemory, FakeTurnMemory
from tests.graph.making import context, step

pytestmark = pytest.mark.anyio


async def test_the_scrubbed_question_is_committed() -> None:
    memory = FakeTurnMemory()

    update = await step(
        accept_turn, context(memory=memory), question=ScrubbedText("why am i tired")
    )

    (accepted,) = memory.accepted
    assert accepted.question == "why am i tired"
    assert accepted.client_key == "k1"
    assert update["accepted"].turn_id == "t1"


async def test_a_message_that_cannot_be_kept_is_not_answered() -> None:
    with pytest.raises(MemoryStoreError):
        await step(accept_turn, context(memory=BrokenMemory()))
