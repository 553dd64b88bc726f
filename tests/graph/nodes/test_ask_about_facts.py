import pytest

from assistant.answering.remembered.asking_facts import FactQuestion
from assistant.domain import Answer, AnswerKind, QuickReply
from graph.nodes.ask_about_facts import ask_about_facts
from tests.graph.making import step

QUESTION = FactQuestion(text="Right?", replies=(QuickReply(label="Yes", message="Yes"),))

pytestmark = pytest.mark.anyio


async def test_the_question_stands_under_the_answer() -> None:
    answer = Answer(text="Rest helps.", kind=AnswerKind.ANSWER)

    update = await step(ask_about_facts, answer=answer, fact_question=QUESTION)

    assert update["answer"].text == "Rest helps.\n\nRight?"
    assert [one.label for one in update["answer"].quick_replies] == ["Yes"]


async def test_where_it_is_out_of_place_it_was_not_asked() -> None:
    answer = Answer(text="That is a lot to carry.", kind=AnswerKind.COMFORT)

    update = await step(ask_about_facts, answer=answer, fact_question=QUESTION)

    assert update == {"fact_question": None}


async def test_without_a_question_nothing_changes() -> None:
    assert await step(ask_about_facts, answer=Answer(text="x", kind=AnswerKind.ANSWER)) == {}
