import pytest

from assistant.answering.remembered.own_replies import OwnReply
from assistant.domain import AnswerKind, Intent, RankedIntent
from graph.nodes.redirect import redirect
from tests.graph.making import step

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        (Intent.OFF_TOPIC, "outside what I know"),
        (Intent.PROMPT_INJECTION, "I only know this conversation"),
    ],
)
async def test_what_the_library_is_not_for_is_declined_kindly(intent: Intent, words: str) -> None:
    update = await step(redirect, intents=(RankedIntent(name=intent, confidence=0.9),))

    assert words in update["answer"].text


async def test_no_to_numbers_is_taken_as_said() -> None:
    update = await step(redirect, own_reply=OwnReply.NO_NUMBERS)

    assert "No numbers" in update["answer"].text
    assert update["answer"].kind is not AnswerKind.ANSWER
