import pytest

from assistant.domain import Answer, AnswerKind, ScrubbedText
from graph.nodes.remember_turn import remember_turn
from memory.turns import AcceptedTurn
from tests.fakes import NOW, FakeTurnMemory
from tests.graph.making import context, step

ACCEPTED = AcceptedTurn(turn_id="t1", conversation_id="c1", fence=1, accepted_at=NOW)

pytestmark = pytest.mark.anyio


async def test_question_and_answer_are_kept_together() -> None:
    memory = FakeTurnMemory()
    answer = Answer(text="Rest helps.", kind=AnswerKind.ANSWER)

    update = await step(
        remember_turn,
        context(memory=memory),
        accepted=ACCEPTED,
        question=ScrubbedText("why am i tired"),
        answer=answer,
    )

    (kept,) = memory.finished
    assert (kept.question, kept.answer) == ("why am i tired", answer)
    assert update == {}
