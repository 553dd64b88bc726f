import pytest

from assistant.answering.remembered.own_replies import OwnReply
from assistant.domain import AnswerKind, ScrubbedText
from graph.nodes.forget_facts import forget_facts
from tests.graph.making import step, told

FACTS = (told("ribociclib"), told("letrozole", fact_id="f2"))

pytestmark = pytest.mark.anyio


async def test_one_named_fact_is_forgotten_at_once() -> None:
    update = await step(
        forget_facts, question=ScrubbedText("forget that i take letrozole"), facts=FACTS
    )

    assert update["forgets"] == ["f2"]
    assert update["answer"].kind is AnswerKind.FORGOTTEN


async def test_everything_goes_only_after_a_yes() -> None:
    update = await step(
        forget_facts, question=ScrubbedText("forget everything about me"), facts=FACTS
    )

    assert update["forgets"] == []
    assert not update["forgets_all"]
    assert update["answer"].quick_replies


async def test_after_the_yes_everything_goes() -> None:
    update = await step(
        forget_facts,
        question=ScrubbedText("yes, forget everything"),
        own_reply=OwnReply.FORGET_ALL,
        facts=FACTS,
    )

    assert update["forgets_all"]


async def test_where_nothing_is_known_all_else_that_was_told_goes_at_once() -> None:
    update = await step(forget_facts, question=ScrubbedText("forget everything about me"))

    assert update["forgets_all"]
    assert "Any names this site had told me are gone too" in update["answer"].text
