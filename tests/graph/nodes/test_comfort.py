import pytest

from assistant.domain import AnswerKind, ScrubbedText
from graph.nodes.comfort import comfort
from tests.graph.making import step

pytestmark = pytest.mark.anyio


async def test_fear_is_answered_with_where_help_is() -> None:
    update = await step(comfort, question=ScrubbedText("i cant stop crying"))

    assert update["answer"].kind is AnswerKind.COMFORT
    assert "988" in update["answer"].text
    assert update["answer"].quick_replies
