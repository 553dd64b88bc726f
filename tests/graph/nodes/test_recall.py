import pytest

from graph.nodes.recall import recall
from memory.turns import AcceptedTurn, Recollection
from tests.fakes import NOW, FakeTurnMemory, ForgetfulMemory
from tests.graph.making import context, step, told

ACCEPTED = AcceptedTurn(turn_id="t1", conversation_id="c1", fence=1, accepted_at=NOW)

pytestmark = pytest.mark.anyio


async def test_what_is_remembered_is_at_hand() -> None:
    remembered = Recollection(facts=(told("ribociclib"),))
    memory = FakeTurnMemory(recollection=remembered)

    update = await step(recall, context(memory=memory), accepted=ACCEPTED)

    assert update == {"recollection": remembered, "facts": remembered.facts}


async def test_without_memory_the_turn_goes_on() -> None:
    update = await step(recall, context(memory=ForgetfulMemory()), accepted=ACCEPTED)

    assert update == {"memory_failed": True}
