import pytest

from assistant.domain import AnswerKind
from graph.nodes.escalate import escalate
from graph.release import AnswerAtOnce
from tests.fakes import FakeRedFlags
from tests.graph.making import step

pytestmark = pytest.mark.anyio


async def test_the_emergency_words_are_shown_at_once() -> None:
    screen: list[object] = []

    update = await step(escalate, screen=screen, triage=FakeRedFlags().triage("chest pain"))

    assert screen == [AnswerAtOnce(answer=update["answer"])]
    assert update["answer"].kind is AnswerKind.EMERGENCY
    assert "911" in update["answer"].text
