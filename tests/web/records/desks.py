"""A desk on a real memory, and a record shown at it."""

from assistant.domain import Actor
from assistant.retrieval.own_records import OwnRecordSearch
from assistant.retrieval.record_index import NoIndex
from graph.record_search import OwnRecords
from memory.memory import Memory
from tests.assistant.retrieval.fakes import WordEmbedder
from tests.fakes import FakeScrubber
from tests.web.records.fakes import FakeReading
from web.records.desk import RecordDesk
from web.records.record_words import load_record_words
from web.records.shown import ShownRecord, ShownRecords

WORDS = load_record_words("en")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def desk_of(
    memory: Memory, reading: FakeReading | None = None, *, shown: ShownRecords | None = None
) -> RecordDesk:
    return RecordDesk(
        memory,
        own_records(memory),
        reading or FakeReading(),
        WORDS,
        FakeScrubber(),
        shown=shown or ShownRecords(),
    )


def own_records(memory: Memory) -> OwnRecords:
    return OwnRecords(memory.records, OwnRecordSearch(WordEmbedder(), {}), NoIndex())


async def show(desk: RecordDesk, actor: Actor) -> ShownRecord:
    return await desk.show(actor, "c1", b"file", lambda _done, _parts: None)
