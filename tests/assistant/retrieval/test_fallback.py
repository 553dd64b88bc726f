from collections.abc import Sequence

import pytest

from assistant.domain import Document, Fact, FoundPassage, Passage, ScrubbedText
from assistant.errors import RetrievalError
from assistant.retrieval.fallback import FallbackStore

pytestmark = pytest.mark.anyio


class FakeStore:
    """Answers with its name, or fails while it is down."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_down = False
        self.is_closed = False
        self.asked = 0

    async def find_passages(
        self, question: ScrubbedText, *, facts: Sequence[Fact] = (), limit: int
    ) -> Sequence[FoundPassage]:
        return [FoundPassage(passage=await self.passage(question), score=1)]

    async def close(self) -> None:
        self.is_closed = True

    async def sections_of(self, document_id: str) -> Sequence[Passage]:
        return [await self.passage(document_id)]

    async def passage(self, passage_id: str) -> Passage:
        self.asked += 1
        if self.is_down:
            raise RetrievalError("down")
        document = Document(document_id=self.name, title=self.name)
        return Passage(passage_id=passage_id, document=document, heading="", text="")


class World:
    """Two stores, a clock, and the store over both."""

    def __init__(self) -> None:
        self.first, self.second = FakeStore("first"), FakeStore("second")
        self.now = 100.0
        self.opens = True
        self.store = FallbackStore(
            self.open_first, self.second, pause_seconds=10, clock=lambda: self.now
        )

    async def open_first(self) -> FakeStore:
        if not self.opens:
            raise RetrievalError("no server")
        return self.first

    async def passes(self, seconds: float) -> None:
        """Let time pass until somebody asks, and the look at the first store be done."""
        self.now += seconds
        await self.asked()
        if self.store._looking is not None:
            await self.store._looking

    async def asked(self) -> str:
        found = await self.store.find_passages(ScrubbedText("surgery"), limit=1)
        return found[0].passage.document.document_id


async def test_the_first_store_is_asked_while_it_answers() -> None:
    world = World()

    assert await world.asked() == "first"
    assert not world.store.is_falling_back


async def test_when_the_first_goes_away_the_second_answers_and_it_says_so() -> None:
    world = World()
    await world.asked()
    world.first.is_down = True

    assert await world.asked() == "second"
    assert world.store.is_falling_back


async def test_a_store_that_failed_is_left_alone_for_a_while() -> None:
    world = World()
    world.first.is_down = True
    await world.asked()
    asked = world.first.asked

    await world.asked()

    assert world.first.asked == asked


async def test_when_the_first_returns_it_is_used_again() -> None:
    world = World()
    world.first.is_down = True
    await world.asked()
    world.first.is_down = False
    await world.passes(11)

    assert await world.asked() == "first"
    assert not world.store.is_falling_back


async def test_nobody_waits_for_a_store_that_is_still_away() -> None:
    world = World()
    world.first.is_down = True
    await world.asked()
    await world.passes(11)
    looked = world.first.asked

    await world.passes(5)
    assert world.first.asked == looked
    assert await world.asked() == "second"
    await world.passes(11)
    assert world.first.asked == looked + 1


async def test_what_comes_from_the_copy_is_marked_and_nothing_else() -> None:
    world = World()
    found = [await world.store.find_passages(ScrubbedText("surgery"), limit=1)]
    world.first.is_down = True
    found.append(await world.store.find_passages(ScrubbedText("surgery"), limit=1))

    assert [one[0].from_copy for one in found] == [False, True]


async def test_another_node_of_the_cluster_is_no_copy() -> None:
    world = World()
    world.first.is_down = True
    store = FallbackStore(world.open_first, world.second, second_is_copy=False)

    assert not (await store.find_passages(ScrubbedText("surgery"), limit=1))[0].from_copy


async def test_a_first_store_that_cannot_be_opened_is_tried_again_later() -> None:
    world = World()
    world.opens = False

    assert await world.asked() == "second"
    world.opens = True
    await world.passes(11)
    assert await world.asked() == "first"


async def test_sections_and_citations_fall_back_too() -> None:
    world = World()
    world.first.is_down = True

    assert (await world.store.sections_of("a"))[0].document.document_id == "second"
    passage = await world.store.passage("a#b")
    assert passage is not None
    assert passage.document.document_id == "second"


async def test_the_store_behind_is_opened_before_it_is_needed() -> None:
    world, behind = World(), World()
    store = FallbackStore(world.open_first, behind.store, second_is_copy=False)

    await store.find_passages(ScrubbedText("surgery"), limit=1)
    assert store._opening_ahead is not None
    await store._opening_ahead

    assert behind.store._first is behind.first
    await store.close()
    assert behind.first.is_closed


async def test_closing_closes_what_was_opened_and_leaves_the_copy_open() -> None:
    world = World()
    await world.asked()

    await world.store.close()

    assert world.first.is_closed
    assert not world.second.is_closed


async def test_when_both_fail_it_is_an_error() -> None:
    world = World()
    world.first.is_down = world.second.is_down = True

    with pytest.raises(RetrievalError):
        await world.asked()
