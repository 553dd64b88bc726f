import pytest

from assistant.domain import AnswerKind, FoundPassage
from graph.nodes.decline import decline
from tests.fakes import FATIGUE
from tests.graph.making import step

pytestmark = pytest.mark.anyio


async def test_nothing_is_answered_without_the_library() -> None:
    update = await step(decline, library_failed=True)

    assert "can't look in my library" in update["answer"].text


async def test_what_is_not_in_the_library_is_said_with_what_is_near() -> None:
    found = (FoundPassage(passage=FATIGUE, score=1.0),)

    update = await step(decline, found=found)

    assert update["answer"].kind is AnswerKind.DECLINE
    assert update["answer"].related == ("Why am I so tired?",)
