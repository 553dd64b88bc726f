"""Own records in memory, with a server's index that may be away."""

import threading
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.domain import (
    Actor,
    Answer,
    AnswerKind,
    KeptRecord,
    RecordPassage,
    ScrubbedText,
)
from assistant.errors import MemoryStoreError, RetrievalError
from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.own_records import OwnRecordSearch
from assistant.retrieval.record_index import Likely
from graph.record_search import OwnRecords
from memory.memory import Memory, open_memory, prepare
from memory.record_writing import Confirmation
from memory.records import PatientRecords
from tests.assistant.retrieval.fakes import WordEmbedder
from tests.web.records.fakes import REPORT

pytestmark = pytest.mark.anyio
QUESTION = ScrubbedText("what did my pathology report say about Ki-67")


@dataclass
class FakeIndex:
    away: bool = False
    held: dict[str, tuple[ScrubbedText, ...]] = field(default_factory=dict)

    async def add(
        self, patient_id: str, record_id: str, title: str, texts: tuple[ScrubbedText, ...]
    ) -> None:
        self._answer()
        self.held[record_id] = texts

    async def likely(self, patient_id: str, question: ScrubbedText) -> Likely:
        self._answer()
        return {}

    async def remove(self, patient_id: str, record_id: str) -> None:
        self._answer()
        self.held.pop(record_id, None)

    async def close(self) -> None:
        self.held.clear()

    def _answer(self) -> None:
        if self.away:
            raise RetrievalError("the server is away")


@pytest.fixture
async def memory(tmp_path: Path) -> AsyncIterator[Memory]:
    opened = open_memory(f"sqlite:///{tmp_path / 'lantern.db'}", bytes(32))
    await prepare(opened)
    yield opened
    await opened.database.close()


@pytest.fixture
async def patient(memory: Memory) -> Actor:
    return await memory.people.sign_in("guest:ann")


async def keep(memory: Memory, actor: Actor) -> str:
    confirmed = Confirmation(
        conversation_id="c1",
        client_key="k1",
        question=ScrubbedText("Here is a record"),
        record=REPORT,
        facts=(),
        keeps_text=True,
    )
    said = Answer(text="Noted.", kind=AnswerKind.NOTED)
    return (await memory.records.keep(actor, confirmed, said)).record_id


def records(memory: Memory, index: FakeIndex) -> OwnRecords:
    return OwnRecords(memory.records, OwnRecordSearch(WordEmbedder(), {}), index)


@pytest.mark.parametrize("away", [False, True])
async def test_the_quote_is_found_with_and_without_the_server(
    memory: Memory, patient: Actor, away: bool
) -> None:
    await keep(memory, patient)

    (quote,) = await records(memory, FakeIndex(away)).quotes(patient, QUESTION)

    assert (quote.text, quote.page, quote.title) == ("Ki-67: 18% of cells", 2, "Pathology report")


async def test_nobody_else_finds_it(memory: Memory, patient: Actor) -> None:
    await keep(memory, patient)
    other = await memory.people.sign_in("guest:bea")

    assert await records(memory, FakeIndex()).quotes(other, QUESTION) == []


async def test_a_kept_record_is_indexed_and_an_erased_one_is_not(
    memory: Memory, patient: Actor
) -> None:
    index = FakeIndex()
    record_id = await keep(memory, patient)
    await records(memory, index).add_to_index(patient, record_id)
    assert set(index.held) == {record_id}

    await memory.records.forget(patient, record_id)
    await records(memory, index).erase_from_index()

    assert index.held == {}
    assert await memory.records.erased() == []


async def test_what_could_not_be_erased_is_erased_later(memory: Memory, patient: Actor) -> None:
    index = FakeIndex()
    record_id = await keep(memory, patient)
    await records(memory, index).add_to_index(patient, record_id)
    await memory.records.forget(patient, record_id)
    index.away = True
    await records(memory, index).erase_from_index()
    assert set(index.held) == {record_id}

    index.away = False
    await records(memory, index).erase_from_index()

    assert index.held == {}


async def test_a_server_that_is_away_costs_no_record(memory: Memory, patient: Actor) -> None:
    record_id = await keep(memory, patient)

    await records(memory, FakeIndex(away=True)).add_to_index(patient, record_id)

    assert await memory.records.listed(patient)


class MemoryAway(PatientRecords):
    """Cannot be read any more."""

    def __init__(self) -> None:
        pass

    async def passages(self, actor: Actor) -> dict[KeptRecord, tuple[RecordPassage, ...]]:
        raise MemoryStoreError("the database is gone")


async def test_a_record_that_was_kept_is_not_called_lost_when_it_cannot_be_indexed(
    patient: Actor,
) -> None:
    index = FakeIndex()
    own = OwnRecords(MemoryAway(), OwnRecordSearch(WordEmbedder(), {}), index)

    await own.add_to_index(patient, "r1")

    assert index.held == {}


@dataclass
class SlowIndex(FakeIndex):
    """While it takes a record in, the person forgets it."""

    memory: Memory | None = None
    actor: Actor | None = None

    async def add(
        self, patient_id: str, record_id: str, title: str, texts: tuple[ScrubbedText, ...]
    ) -> None:
        assert self.memory is not None
        assert self.actor is not None
        await self.memory.records.forget(self.actor, record_id)
        await records(self.memory, self).erase_from_index()
        await super().add(patient_id, record_id, title, texts)


async def test_a_record_that_is_forgotten_while_it_is_indexed_does_not_stay_there(
    memory: Memory, patient: Actor
) -> None:
    record_id = await keep(memory, patient)
    index = SlowIndex(memory=memory, actor=patient)

    await records(memory, index).add_to_index(patient, record_id)

    assert index.held == {}


class ThreadOf(WordEmbedder):
    """Remembers in which thread it worked."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: set[str] = set()

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.threads.add(threading.current_thread().name)
        return super().embed(texts)


async def test_searching_leaves_the_event_loop_to_others(memory: Memory, patient: Actor) -> None:
    embedder = ThreadOf()
    await keep(memory, patient)
    records = OwnRecords(memory.records, OwnRecordSearch(embedder, {}), FakeIndex())

    assert await records.quotes(patient, QUESTION)

    assert embedder.threads
    assert threading.main_thread().name not in embedder.threads
