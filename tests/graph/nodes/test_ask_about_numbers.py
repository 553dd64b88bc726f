import pytest

from assistant.domain import AnswerKind
from graph.nodes.ask_about_numbers import ask_about_numbers
from tests.graph.making import step

pytestmark = pytest.mark.anyio


async def test_figures_come_only_after_a_yes() -> None:
    update = await step(ask_about_numbers)

    assert update["answer"].kind is AnswerKind.ASK
    assert len(update["answer"].quick_replies) == 3
