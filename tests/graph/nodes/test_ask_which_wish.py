import pytest

from assistant.domain import AnswerKind, Intent, RankedIntent
from graph.nodes.ask_which_wish import ask_which_wish
from tests.graph.making import step

pytestmark = pytest.mark.anyio


async def test_an_unclear_wish_is_asked_about_with_the_likeliest_first() -> None:
    unclear = (RankedIntent(name=Intent.SURGERY, confidence=0.3),)

    update = await step(ask_which_wish, intents=unclear)

    assert update["answer"].kind is AnswerKind.ASK
    assert [one.label for one in update["answer"].quick_replies] == [
        "An operation",
        "A symptom or side effect",
        "A medicine",
    ]
