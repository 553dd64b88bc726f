import pytest

from assistant.domain import ScrubbedText
from assistant.retrieval.langchain_view import LibraryRetriever
from tests.fakes import FakeRetriever, FakeScrubber


async def scrub(question: str) -> ScrubbedText:
    return (await FakeScrubber().scrub(question)).text


@pytest.fixture
def retriever() -> LibraryRetriever:
    return LibraryRetriever(store=FakeRetriever(), scrub=scrub, limit=1)


@pytest.mark.anyio
async def test_a_chain_of_others_finds_passages_with_their_origin(
    retriever: LibraryRetriever,
) -> None:
    (found,) = await retriever.ainvoke("Why is Maria tired?")

    assert found.id == "fatigue#short-answer"
    assert found.page_content == "Rest helps many people who are tired."
    assert found.metadata["title"] == "Being tired"


def test_it_also_answers_outside_an_event_loop(retriever: LibraryRetriever) -> None:
    assert len(retriever.invoke("why")) == 1


@pytest.mark.anyio
async def test_identifiers_do_not_reach_the_store() -> None:
    asked: list[str] = []

    class Listening(FakeRetriever):
        async def find_passages(self, question: ScrubbedText, **options: object) -> list[object]:  # type: ignore[override]  # only the question counts
            asked.append(question)
            return []

    await LibraryRetriever(store=Listening(), scrub=scrub).ainvoke("Why is Maria tired?")

    assert asked == ["Why is [NAME_1] tired?"]
