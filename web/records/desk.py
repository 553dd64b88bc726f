"""Read what a person shows, remember it while they look at it, and keep what they confirm."""

import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from assistant.domain import Actor, KeptRecord, ReadRecord, RememberedFact
from assistant.errors import MemoryStoreError
from assistant.records.wording import refusal
from graph.record_search import OwnRecords
from memory.fact_rules import says_the_same
from memory.memory import Memory
from memory.record_writing import Confirmation, RecordKept
from web.records.reading import Progress, RecordReading
from web.records.record_words import RecordWords

LASTS_SECONDS = 2 * 3600.0
"""So long somebody may look at a list before it is gone."""
MOST_SHOWN = 300
"""Lists that wait for a yes, of all people; the oldest goes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record on somebody's screen; nothing of it is kept."""

    shown_id: str
    person_id: str
    conversation_id: str
    record: ReadRecord
    known: Sequence[RememberedFact] = ()
    """What was remembered when the record was read."""
    same: KeptRecord | None = None
    """The very same file, kept before."""
    original: bytes | None = field(default=None, repr=False)
    since: float = 0.0


class RecordDesk:
    """Where records are looked at. What waits for a yes is in the memory of this process only."""

    def __init__(
        self,
        memory: Memory,
        records: OwnRecords,
        reading: RecordReading,
        words: RecordWords,
        *,
        keeps_originals: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._memory = memory
        self._records = records
        self._reading = reading
        self.words = words
        self._keeps_originals = keeps_originals
        self._clock = clock
        self._shown: dict[str, ShownRecord] = {}

    async def show(
        self, actor: Actor, conversation_id: str, content: bytes, progress: Progress
    ) -> ShownRecord:
        """Read an upload, or raise `RecordError`; the record waits for a yes."""
        account = await self._memory.turns.known(actor, conversation_id)
        record = await self._reading.read(content, progress, known=account.identifiers)
        shown = ShownRecord(
            shown_id=str(uuid.uuid4()),
            person_id=actor.person_id,
            conversation_id=conversation_id,
            record=record,
            known=await self._memory.facts.live(actor),
            same=await self._memory.records.same(actor, record.digest),
            original=content if self._keeps_originals else None,
            since=self._clock(),
        )
        self._make_room()
        self._shown[shown.shown_id] = shown
        return shown

    async def keep(
        self, actor: Actor, shown_id: str, chosen: Sequence[int], *, keeps_text: bool
    ) -> RecordKept:
        """Keep the chosen facts, by their places in the list; `RecordError` when the list is gone."""
        shown = self._take(actor, shown_id)
        facts = [one for place, one in enumerate(shown.record.found) if place in set(chosen)]
        confirmed = Confirmation(
            conversation_id=shown.conversation_id,
            client_key=shown_id,
            question=self.words.shown_question(shown.record.title),
            record=shown.record,
            facts=facts,
            keeps_text=keeps_text,
            original=shown.original if keeps_text else None,
        )
        answer = self.words.kept_answer(shown.record.title, len(facts), keeps_text=keeps_text)
        try:
            kept = await self._memory.records.keep(actor, confirmed, answer)
        except Exception:
            self._shown[shown_id] = shown  # the person may press again
            raise
        await self._records.add_to_index(actor, kept.record_id)
        return kept

    async def forget(self, actor: Actor, record_id: str) -> str:
        """Erase a record that was kept, here and in the index; return what it was called."""
        kept = await self._memory.records.listed(actor)
        title = next((one.title for one in kept if one.record_id == record_id), "")
        await self._memory.records.forget(actor, record_id)
        with suppress(MemoryStoreError):  # it is gone here; the tidying takes it from the index
            await self._records.erase_from_index()
        return title

    def let_go(self, actor: Actor, shown_id: str) -> None:
        """Drop a record of which nothing is to be kept."""
        self._take(actor, shown_id)

    def _take(self, actor: Actor, shown_id: str) -> ShownRecord:
        self.let_old_go()
        shown = self._shown.get(shown_id)
        if shown is None or shown.person_id != actor.person_id:
            raise refusal("list_gone")
        return self._shown.pop(shown_id)

    def let_old_go(self) -> None:
        """Drop lists nobody answered in time."""
        oldest = self._clock() - LASTS_SECONDS
        for one in [key for key, shown in self._shown.items() if shown.since < oldest]:
            del self._shown[one]

    def _make_room(self) -> None:
        self.let_old_go()
        for one in list(self._shown)[: len(self._shown) - MOST_SHOWN + 1]:
            del self._shown[one]


def known_already(shown: ShownRecord, place: int) -> RememberedFact | None:
    """Return what is remembered of the same thing as a fact of the list, if anything is."""
    fact = shown.record.found[place].fact
    of_slot = [one for one in shown.known if one.fact.slot == fact.slot]
    return of_slot[-1] if of_slot else None


def is_new(shown: ShownRecord, place: int) -> bool:
    """Say whether a fact of the list would add anything to what is remembered."""
    fact = shown.record.found[place].fact
    return not any(
        says_the_same(one.fact, fact) for one in shown.known if one.fact.slot == fact.slot
    )
