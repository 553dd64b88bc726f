import sys
from pathlib import Path

import pytest

from assistant.retrieval.retriever import Retriever
from assistant.settings import Settings
from memory.memory import Memory
from tests.fakes import BrokenRetriever, FakeRetriever
from web.doctor import Finding, examine
from web.records.reading import what_reading_gives_up

pytestmark = pytest.mark.anyio


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "fatigue.md").touch()
    return folder


async def finding(
    about: str, settings: Settings, memory: Memory, retriever: Retriever | None = None
) -> Finding:
    """Examine everything; return the one finding about `about`."""
    found = await examine(settings, memory, retriever or FakeRetriever())
    (one,) = [one for one in found if one.text.startswith(about)]
    return one


async def test_a_plain_site_is_in_order(memory: Memory, library: Path) -> None:
    found = await examine(Settings(library_dir=library), memory, FakeRetriever())

    assert [one.text for one in found if not one.good] == []


async def test_an_empty_library_is_missing(memory: Memory, tmp_path: Path) -> None:
    assert not (await finding("Library", Settings(library_dir=tmp_path), memory)).good


async def test_a_library_that_cannot_be_searched_is_missing(memory: Memory, library: Path) -> None:
    settings = Settings(library_dir=library)

    assert not (await finding("Library", settings, memory, BrokenRetriever())).good


async def test_an_old_index_is_missing_and_the_way_out_is_named(
    memory: Memory, library: Path
) -> None:
    settings = Settings(library_dir=library)

    found = await finding("Library", settings, memory, FakeRetriever(passages=()))

    assert not found.good
    assert "lantern ingest" in found.text


async def test_a_chat_model_that_cannot_be_used_is_missing(memory: Memory, library: Path) -> None:
    settings = Settings(library_dir=library, chat_model="nobody:x")

    assert not (await finding("Chat model", settings, memory)).good


async def test_weaviate_that_does_not_answer_is_missing(memory: Memory, library: Path) -> None:
    settings = Settings(library_dir=library, weaviate_url="http://127.0.0.1:9")

    assert not (await finding("Weaviate", settings, memory)).good


async def test_no_finding_shows_a_secret(memory: Memory, library: Path) -> None:
    secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I="
    settings = Settings(library_dir=library, encryption_key=secret, chat_model_key=secret)

    assert secret not in str(await examine(settings, memory, FakeRetriever()))


async def test_it_says_what_the_process_that_reads_records_can_reach(
    memory: Memory, library: Path
) -> None:
    found = await finding("Records", Settings(library_dir=library), memory)

    assert found.good
    assert "the network" in found.text
    assert "the data folder" in found.text


async def test_a_data_folder_among_the_program_is_a_fault(memory: Memory, library: Path) -> None:
    if not (await what_reading_gives_up()).files:
        pytest.skip("this kernel does not let an ordinary process give up its files")
    settings = Settings(library_dir=library, data_dir=Path(sys.prefix) / "data")

    found = await finding("Records", settings, memory)

    assert not found.good
    assert str(settings.data_dir) in found.text
