import pytest

from assistant.domain import (
    AnswerKind,
    ChangeKind,
    Completeness,
    Fact,
    FactChange,
    FactKind,
)
from graph.nodes.clarify import clarify
from tests.graph.making import step

CUT = Completeness(cut_off=True, tail="the dose was", completions=("was reduced", "was paused"))
RIBOCICLIB = FactChange(change=ChangeKind.NEW, fact=Fact(kind=FactKind.DRUG, name="ribociclib"))

pytestmark = pytest.mark.anyio


async def test_the_tail_is_quoted_and_what_was_understood_is_said() -> None:
    update = await step(clarify, completeness=CUT, changes=(RIBOCICLIB,))

    assert update["answer"].kind is AnswerKind.CLARIFY
    assert '"the dose was"' in update["answer"].text
    assert "ribociclib" in update["answer"].text


async def test_every_likely_ending_is_a_button() -> None:
    update = await step(clarify, completeness=CUT)

    labels = [reply.label for reply in update["answer"].quick_replies]
    assert labels[:2] == ["was reduced", "was paused"]


async def test_asking_back_holds_no_medical_content() -> None:
    update = await step(clarify, completeness=CUT)

    assert update["answer"].citations == ()
