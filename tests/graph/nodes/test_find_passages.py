import pytest

from assistant.domain import ScrubbedText
from graph.nodes.find_passages import find_passages
from graph.release import Progress
from tests.fakes import FATIGUE, BrokenRetriever
from tests.graph.making import context, step

pytestmark = pytest.mark.anyio


async def test_whole_documents_come_with_the_passages_found() -> None:
    update = await step(find_passages, asked=ScrubbedText("why am i tired"))

    assert [one.passage for one in update["found"]] == [FATIGUE]
    assert update["sections"] == {"fatigue": [FATIGUE]}


async def test_the_person_is_told_that_it_is_looking() -> None:
    screen: list[object] = []

    await step(find_passages, screen=screen)

    assert screen == [Progress.LOOKING]


async def test_a_library_that_cannot_be_searched_is_said_so() -> None:
    update = await step(find_passages, context(retriever=BrokenRetriever()))

    assert update == {"library_failed": True}
