import pytest

from assistant.domain import AnswerKind
from graph.nodes.hand_over import hand_over
from tests.graph.making import step

pytestmark = pytest.mark.anyio


async def test_whom_to_call_is_named_while_nobody_can_take_over() -> None:
    update = await step(hand_over)

    assert update["answer"].kind is AnswerKind.HAND_OVER
    assert "911" in update["answer"].text
