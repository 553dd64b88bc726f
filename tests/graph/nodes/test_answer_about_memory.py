import pytest

from assistant.domain import AnswerKind
from graph.nodes.answer_about_memory import answer_about_memory
from tests.graph.making import step, told

pytestmark = pytest.mark.anyio


async def test_every_fact_is_shown() -> None:
    facts = (told("ribociclib"), told("letrozole", fact_id="f2"))

    update = await step(answer_about_memory, facts=facts)

    assert update["answer"].kind is AnswerKind.MEMORY
    assert update["answer"].facts == facts


async def test_nothing_known_is_said_so() -> None:
    update = await step(answer_about_memory)

    assert "Nothing yet" in update["answer"].text
