from dataclasses import replace

import pytest

from assistant.domain import (
    Answer,
    AnswerKind,
    ChangeKind,
    Fact,
    FactChange,
    FactKind,
    ScrubbedText,
)
from graph.nodes.note_facts import note_facts
from memory.turns import AcceptedTurn, OpenConflict, Recollection
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

    assert list(update["changes"]) == [STAGE]
    assert [known.fact.name for known in update["facts"]] == ["ribociclib", "stage"]


async def test_a_doubtful_fact_leaves_a_question() -> None:
    doubtful = replace(STAGE, fact=replace(STAGE.fact, certain=False))
    made = context(extractor=FakeExtractor(changes=(doubtful,)))

    update = await step(note_facts, made, question=ScrubbedText("maybe stage 2"), accepted=ACCEPTED)

    assert update["fact_question"] is not None
    assert update["fact_question"].fact_id == "t1:0"


async def test_emergency_words_stand_alone() -> None:
    doubtful = replace(STAGE, fact=replace(STAGE.fact, certain=False))
    made = context(extractor=FakeExtractor(changes=(doubtful,)))
    alarm = Answer(text="Call now.", kind=AnswerKind.EMERGENCY)

    update = await step(note_facts, made, accepted=ACCEPTED, answer=alarm)

    assert update["fact_question"] is None
    assert len(update["facts"]) == 1


async def test_a_conflict_is_asked_about_before_a_doubtful_fact() -> None:
    mine, hers = told("letrozole"), told("letrozole ", fact_id="f2")
    conflict = OpenConflict(conflict_id="c1", one=mine, other=hers)

    update = await step(
        note_facts, facts=(mine, hers), recollection=Recollection(conflicts=(conflict,))
    )

    assert update["fact_question"] is not None
    assert update["fact_question"].conflict_id == "c1"


async def test_a_conflict_is_asked_about_once() -> None:
    mine, hers = told("letrozole"), told("letrozole ", fact_id="f2")
    conflict = OpenConflict(conflict_id="c1", one=mine, other=hers, asked=True)

    update = await step(
        note_facts, facts=(mine, hers), recollection=Recollection(conflicts=(conflict,))
    )

    assert update["fact_question"] is None


async def test_a_fault_notes_nothing() -> None:
    made = context(extractor=BrokenExtractor())

    update = await step(note_facts, made, question=ScrubbedText("it is stage 2"))

    assert list(update["changes"]) == []
