import pytest

from assistant.domain import Intent, RankedIntent
from graph.nodes.greet import greet
from tests.graph.making import step, told

pytestmark = pytest.mark.anyio


async def test_somebody_new_reads_what_this_is_not() -> None:
    update = await step(greet)

    assert "not a doctor or nurse" in update["answer"].text


async def test_somebody_known_is_greeted_in_one_line() -> None:
    update = await step(greet, facts=(told("ribociclib"),))

    assert "\n" not in update["answer"].text


async def test_thanks_are_answered_as_thanks() -> None:
    thanks = RankedIntent(name=Intent.THANKS, confidence=0.9)

    update = await step(greet, intents=(thanks,))

    assert "welcome" in update["answer"].text
