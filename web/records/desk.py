"""Read what a person shows, remember it while they look at it, and keep what they confirm."""

import asyncio
import uuid
from contextlib import suppress
from dataclasses import replace
from weakref import WeakValueDictionary

from assistant.domain import Actor, ForgottenRecord
from assistant.errors import MemoryStoreError
from assistant.phi.scrubber import Scrubber
from graph.record_search import OwnRecords
from memory.memory import Memory
from memory.record_writing import Confirmation, RecordKept
from web.records.reading import Progress, RecordReading
from web.records.record_words import RecordWords
from web.records.shown import ShownRecord, ShownRecords, Wanted


class RecordDesk:
    """Where records are looked at. What waits for a yes is in the memory of this process only."""

    def __init__(
        self,
        memory: Memory,
        records: OwnRecords,
        reading: RecordReading,
        words: RecordWords,
        scrubber: Scrubber,
        *,
        shown: ShownRecords,
    ) -> None:
        self._memory = memory
        self._records = records
        self._reading = reading
        self.words = words
        self._scrubber = scrubber
        self.shown = shown
        self._taps: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

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
            original=content,
        )
        with suppress(MemoryStoreError):  # only a restart would be silent then
            await self._memory.showings.begin(actor, shown.shown_id)
        return self.shown.add(shown)

    async def keep(self, actor: Actor, shown_id: str, wanted: Wanted) -> RecordKept | None:
        """Keep what is wanted; `RecordError` when the list is gone, None for a second tap."""
        async with self._taps.setdefault(shown_id, asyncio.Lock()):
            if self.shown.was_answered(actor, shown_id, wanted):
                return None
            shown = self.shown.take(actor, shown_id, wanted)
            try:
                kept = await self._keep(actor, shown, wanted)
            except BaseException:
                self.shown.put_back(shown)
                raise
        await self._answered(actor, shown_id)
        await self._records.add_to_index(actor, kept.record_id)
        return kept

    async def _answered(self, actor: Actor, *shown_ids: str) -> None:
        with suppress(MemoryStoreError):  # it would be gone by itself
            await self._memory.showings.end(actor, shown_ids)

    async def _keep(self, actor: Actor, shown: ShownRecord, wanted: Wanted) -> RecordKept:
        title, chosen = shown.record.title, set(wanted.chosen)
        facts = [one for place, one in enumerate(shown.record.found) if place in chosen]
        question = await self._scrubber.scrub(self.words.shown_question(title))
        confirmed = Confirmation(
            conversation_id=shown.conversation_id,
            client_key=shown.shown_id,
            question=question.to_keep,
            record=shown.record,
            facts=facts,
            keeps_text=wanted.text,
            original=shown.original if wanted.text else None,
        )
        answer = self.words.kept_answer(confirmed)
        return await self._memory.records.keep(actor, confirmed, answer)

    async def forget(self, actor: Actor, record_id: str) -> ForgottenRecord:
        """Erase a record that was kept, here and in the index; return what went, and what is back."""
        gone = await self._memory.records.forget(actor, record_id)
        with suppress(MemoryStoreError):  # it is gone here; the tidying takes it from the index
            await self._records.erase_from_index()
        return gone

    async def let_go(self, actor: Actor, shown_id: str) -> bool:
        """Drop a record of which nothing is to be kept; False for a second tap."""
        if self.shown.was_answered(actor, shown_id, None):
            return False
        self.shown.take(actor, shown_id, None)
        await self._answered(actor, shown_id)
        return True

    async def waiting(self, actor: Actor, conversation_id: str) -> list[ShownRecord]:
        """Return the lists that still wait for this person, to be answered in this conversation."""
        waiting = self.shown.of(actor)
        known = await self._memory.facts.live(actor) if waiting else ()
        moved = [replace(one, conversation_id=conversation_id, known=known) for one in waiting]
        for one in moved:
            self.shown.put_back(one)
        return moved

    async def has_lost(self, actor: Actor) -> bool:
        """Say, once, whether a list the person had not answered is gone: the server was restarted."""
        if not self.shown.may_have_lost:
            return False
        gone = await self._memory.showings.of(actor) - {
            one.shown_id for one in self.shown.of(actor)
        }
        if gone:
            await self._answered(actor, *gone)
        return bool(gone)
