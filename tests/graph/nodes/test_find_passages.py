from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from assistant.domain import Fact, FoundPassage, ScrubbedText
from graph.nodes.find_passages import find_passages
from graph.release import Progress
from memory.turns import Recollection
from tests.fakes import FATIGUE, BrokenRetriever, BrokenScrubber, FakeRetriever
from tests.graph.making import context, step

pytestmark = pytest.mark.anyio

AFTER_CHEMOTHERAPY = Recollection(recent=(ScrubbedText("What is chemotherapy?"),))
FOLLOW_UP = ScrubbedText("and what about side effects?")


@dataclass
class Listening(FakeRetriever):
    """Finds nothing for the questions in `nothing_for`, and keeps all it is asked."""

    nothing_for: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        self.asked.append(question)
        if question in self.nothing_for:
            return []
        return await super().find_passages(question, facts=facts, limit=limit)


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


async def test_a_follow_up_is_searched_with_what_it_leans_on() -> None:
    retriever = Listening()

    update = await step(
        find_passages,
        context(retriever=retriever),
        asked=FOLLOW_UP,
        recollection=AFTER_CHEMOTHERAPY,
    )

    standing = "and what about side effects (chemotherapy)?"
    assert retriever.asked == [standing]
    assert update["asked"] == standing


async def test_where_that_finds_nothing_the_question_is_searched_as_it_stands() -> None:
    retriever = Listening(nothing_for=("and what about side effects (chemotherapy)?",))

    update = await step(
        find_passages,
        context(retriever=retriever),
        asked=FOLLOW_UP,
        recollection=AFTER_CHEMOTHERAPY,
    )

    assert update["asked"] == FOLLOW_UP
    assert update["found"]


async def test_words_that_cannot_be_scrubbed_again_are_not_searched() -> None:
    retriever = Listening()

    await step(
        find_passages,
        context(retriever=retriever, scrubber=BrokenScrubber()),
        asked=FOLLOW_UP,
        recollection=AFTER_CHEMOTHERAPY,
    )

    assert retriever.asked == [FOLLOW_UP]
