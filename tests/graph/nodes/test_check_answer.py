import pytest

from assistant.domain import Finding, FoundPassage
from graph.nodes.check_answer import check_answer
from tests.fakes import FATIGUE, lead
from tests.graph.making import step

FOUND = (FoundPassage(passage=FATIGUE, score=1.0),)

pytestmark = pytest.mark.anyio


async def test_a_grounded_draft_becomes_an_answer_with_sources() -> None:
    draft = (lead(FATIGUE.text, FATIGUE.passage_id),)

    update = await step(check_answer, draft=draft, found=FOUND)

    assert [one.number for one in update["answer"].citations] == [1]


async def test_a_draft_with_nothing_grounded_leaves_no_answer() -> None:
    update = await step(check_answer, found=FOUND, findings=(Finding(rule="no_citation"),))

    assert "answer" not in update
    assert "nothing_grounded" in [one.rule for one in update["findings"]]
