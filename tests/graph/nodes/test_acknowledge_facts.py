import pytest

from assistant.answering.remembered.fact_replies import FactReply
from assistant.domain import ChangeKind, Fact, FactChange, FactKind, Intent, RankedIntent
from graph.nodes.acknowledge_facts import acknowledge_facts
from tests.graph.making import step

STAGE = FactChange(change=ChangeKind.NEW, fact=Fact(kind=FactKind.STAGE, name="stage", value="II"))

pytestmark = pytest.mark.anyio


async def test_what_was_noted_is_said() -> None:
    update = await step(acknowledge_facts, changes=(STAGE,))

    assert "I've noted: stage" in update["answer"].text


async def test_a_correction_that_changes_nothing_is_not_called_done() -> None:
    correction = RankedIntent(name=Intent.CORRECTION, confidence=0.9)

    update = await step(acknowledge_facts, intents=(correction,))

    assert "changed nothing" in update["answer"].text


async def test_a_no_is_followed_by_the_question_what_changed() -> None:
    update = await step(acknowledge_facts, fact_reply=FactReply())

    assert "What has changed?" in update["answer"].text


async def test_a_correction_is_called_one() -> None:
    correction = RankedIntent(name=Intent.CORRECTION, confidence=0.9)

    update = await step(acknowledge_facts, changes=(STAGE,), intents=(correction,))

    assert "corrected" in update["answer"].text
