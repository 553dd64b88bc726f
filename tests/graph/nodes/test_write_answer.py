import pytest

from assistant.domain import FoundPassage, ScrubbedText
from graph.nodes.write_answer import write_answer
from graph.release import AnswerPiece
from tests.fakes import FATIGUE, FakeWriter, lead
from tests.graph.making import context, step

FOUND = (FoundPassage(passage=FATIGUE, score=1.0),)

pytestmark = pytest.mark.anyio


async def test_a_checked_sentence_is_shown_with_its_number() -> None:
    screen: list[object] = []

    await step(write_answer, screen=screen, asked=ScrubbedText("why am i tired"), found=FOUND)

    assert AnswerPiece(text="Rest helps many people who are tired. [1]") in screen


async def test_a_sentence_without_support_is_held_back() -> None:
    screen: list[object] = []
    stray = FakeWriter(blocks=(lead("Garlic cures cancer in a week.", "fatigue#short-answer"),))

    update = await step(write_answer, context(writer=stray), screen, found=FOUND)

    assert update["draft"] == ()
    assert update["findings"]
    assert not [one for one in screen if isinstance(one, AnswerPiece)]
