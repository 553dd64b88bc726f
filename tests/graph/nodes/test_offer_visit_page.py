import pytest

from assistant.domain import AnswerKind
from graph.nodes.offer_visit_page import offer_visit_page
from tests.graph.making import context, run, step

pytestmark = pytest.mark.anyio


async def test_the_page_is_offered() -> None:
    update = await step(offer_visit_page)

    assert update["answer"].kind is AnswerKind.VISIT
    assert "page for the next visit" in update["answer"].text


async def test_it_is_offered_to_who_asks_for_it() -> None:
    turn = await run("make a summary for my appointment", context())

    assert turn.answer is not None
    assert turn.answer.kind is AnswerKind.VISIT
