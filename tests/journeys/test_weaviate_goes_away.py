"""A site whose library is on a Weaviate server that dies in the middle of a conversation."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from assistant.retrieval.fallback import FallbackStore
from assistant.settings import ROOT, Settings
from bootstrap import Services, build_services, index_library, index_on_server
from evals.search.weaviate_server import API_KEY, Node, start_node
from memory.memory import prepare
from tests.assistant.retrieval.weaviate_fixtures import (
    weaviate_binary,  # noqa: F401  # pytest finds the fixture here
)
from tests.journeys.conftest import Person
from web.doctor import examine

QUESTIONS = ("Why am I so tired during chemo?", "What helps when cancer makes me tired?")
COPY = "this answer comes from the copy I keep here"
SECONDS_UNTIL_USED_AGAIN = 60

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(weaviate_binary: Path, tmp_path: Path) -> Iterator[Node]:  # noqa: F811  # the fixture
    node = start_node(weaviate_binary, tmp_path / "weaviate")
    try:
        node.wait_until_ready()
        yield node
    finally:
        node.kill()


@pytest.fixture
async def site(server: Node, tmp_path: Path) -> AsyncIterator[Services]:
    library = tmp_path / "library"
    library.mkdir()
    shutil.copy(ROOT / "library" / "fatigue.md", library)
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path / "data",
        library_dir=library,
        weaviate_url=server.url,
        weaviate_api_key=API_KEY,
    )
    index_library(settings, lambda _done, _total: None)
    assert index_on_server(settings, lambda _done, _total: None).documents == 1
    services = build_services(settings)
    await prepare(services.memory)
    yield services
    assert isinstance(services.context.retriever, FallbackStore)
    await services.context.retriever.close()
    await services.memory.database.close()


async def test_no_question_goes_unanswered_and_the_person_is_told(
    site: Services, server: Node
) -> None:
    person = Person(site, await site.memory.people.sign_in("guest:patient"))
    assert COPY not in await cited_answer(person, QUESTIONS[0])

    server.kill()
    assert COPY in await cited_answer(person, QUESTIONS[1])

    server.start_again()
    person.comes_back()
    deadline = time.monotonic() + SECONDS_UNTIL_USED_AGAIN
    while COPY in await cited_answer(person, QUESTIONS[0]):
        person.comes_back()
        assert time.monotonic() < deadline, "the server is back, and is not used again"
        await asyncio.sleep(0.5)


async def test_doctor_says_what_the_server_holds_and_that_it_is_gone(
    site: Services, server: Node
) -> None:
    assert "serves 1 documents" in await weaviate_finding(site)

    server.kill()

    assert "The copy of the library on this machine is used." in await weaviate_finding(site)


async def cited_answer(person: Person, question: str) -> str:
    turn = await person.say(question)
    assert turn.answer is not None
    assert turn.answer.citations
    return turn.answer.text


async def weaviate_finding(site: Services) -> str:
    found = await examine(site.settings, site.memory, site.context.retriever)
    return next(one.text for one in found if one.text.startswith("Weaviate"))


async def test_no_identifier_reaches_the_server(site: Services, tmp_path: Path) -> None:
    person = Person(site, await site.memory.people.sign_in("guest:patient"))

    await cited_answer(person, f"I am Zdenka Quillfeather-Obuya, MRN 84920317. {QUESTIONS[0]}")

    assert found_in_files(tmp_path, "Zdenka", "Quillfeather", "Obuya", "84920317") == []


def found_in_files(folder: Path, *words: str) -> list[str]:
    """Return which words stand in the files of server and site."""
    files = [file.read_bytes().lower() for file in folder.rglob("*") if file.is_file()]
    assert files
    return [word for word in words if any(word.lower().encode() in one for one in files)]
