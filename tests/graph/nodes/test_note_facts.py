import pytest

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, ScrubbedText
from graph.nodes.note_facts import note_facts
from memory.turns import AcceptedTurn
from tests.fakes import NOW, FakeExtractor
from tests.graph.making import context, step, told

ACCEPTED = AcceptedTurn(turn_id="t1", conversation_id="c1", fence=1, accepted_at=NOW)
STAGE = FactChange(change=ChangeKind.NEW, fact=Fact(kind=FactKind.STAGE, name="stage", value="II"))

pytestmark = pytest.mark.anyio


class BrokenExtractor(FakeExtractor):
    """Fails on every text."""

    def read(self, text: str, **_more: object) -> list[FactChange]:
        raise ValueError(text)


async def test_new_facts_stand_beside_the_known_ones() -> None:
    made = context(extractor=FakeExtractor(changes=(STAGE,)))

    update = await step(
        note_facts,
        made,
        question=ScrubbedText("it is stage 2"),
        accepted=ACCEPTED,
        facts=(told("ribociclib"),),
    )

    assert update["changes"] == (STAGE,)
    assert [known.fact.name for known in update["facts"]] == ["ribociclib", "stage"]


async def test_a_fault_notes_nothing() -> None:
    made = context(extractor=BrokenExtractor())

    update = await step(note_facts, made, question=ScrubbedText("it is stage 2"))

    assert list(update["changes"]) == []
