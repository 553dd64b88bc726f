from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from assistant.domain import Fact, FactKind, FoundPassage, ScrubbedText
from assistant.facts.treatments.members import RegimenMembers
from assistant.retrieval.follow_ups.readings import LastAnswer
from graph.nodes.find_passages import find_passages
from graph.release import Progress
from memory.turns import Recollection
from tests.fakes import FATIGUE, BrokenRetriever, BrokenScrubber, FakeRetriever
from tests.graph.making import context, step, told

pytestmark = pytest.mark.anyio

AFTER_CHEMOTHERAPY = Recollection(recent=(ScrubbedText("What is chemotherapy?"),))
FOLLOW_UP = ScrubbedText("and what about side effects?")


@dataclass
class Listening(FakeRetriever):
    """Finds nothing for the questions in `nothing_for`, and keeps all it is asked."""

    nothing_for: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        self.asked.append(question)
        self.known = [fact.name for fact in facts]
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
    assert retriever.asked == [FOLLOW_UP, standing]
    assert update["asked"] == standing


async def test_a_follow_up_is_searched_with_what_the_answer_before_was_about() -> None:
    retriever = Listening(nothing_for=(ScrubbedText("how many visits"),))
    radiation = LastAnswer(topic="radiation therapy", cancer="")

    update = await step(
        find_passages,
        context(retriever=retriever),
        asked=ScrubbedText("how many visits"),
        last_answer=radiation,
    )

    assert update["asked"] == "how many visits (radiation therapy)"


async def test_a_question_every_cancer_has_is_asked_of_the_one_that_is_known() -> None:
    retriever = Listening()

    update = await step(
        find_passages,
        context(retriever=retriever),
        asked=ScrubbedText("can they operate"),
        facts=(told("kidney cancer", kind=FactKind.CANCER),),
    )

    assert update["asked"] == "can they operate (kidney cancer)"


async def test_the_medicines_of_a_regimen_sharpen_the_search() -> None:
    retriever = Listening()
    regimens = RegimenMembers({"CAPOX": ("oxaliplatin",)})

    await step(
        find_passages,
        context(retriever=retriever, with_members=regimens.with_members),
        asked=ScrubbedText("why do my fingers tingle in the cold"),
        facts=(told("CAPOX"),),
    )

    assert retriever.known == ["CAPOX", "oxaliplatin"]


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
