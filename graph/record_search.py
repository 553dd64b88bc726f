"""A person's own records, as a turn and the web use them: kept in memory, ranked here, indexed where a server is."""

import asyncio
import logging
from dataclasses import dataclass

from assistant.domain import Actor, RecordQuote, ScrubbedText
from assistant.errors import MemoryStoreError, RetrievalError
from assistant.retrieval.own_records import OwnPassage, OwnRecordSearch
from assistant.retrieval.record_index import Likely, RecordIndex
from memory.records import PatientRecords

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """Memory has every word; a server's index helps to rank and may be behind or away."""

    memory: PatientRecords
    search: OwnRecordSearch
    index: RecordIndex

    async def quotes(self, actor: Actor, question: ScrubbedText) -> list[RecordQuote]:
        """Return the words of the patient's records that answer; raises `MemoryStoreError`."""
        texts = await self.memory.passages(actor)
        passages = [
            OwnPassage(record=record, number=number, passage=passage)
            for record, pieces in texts.items()
            for number, passage in enumerate(pieces)
        ]
        likely = await self._likely(actor, question) if passages else {}
        # Embedding takes long, and everybody else waits for the event loop.
        return await asyncio.to_thread(self.search.quotes, question, passages, likely=likely)

    async def _likely(self, actor: Actor, question: ScrubbedText) -> Likely:
        try:
            return await self.index.likely(actor.patient_id, question)
        except RetrievalError:
            logger.warning("the index of records does not answer; they are ranked without it")
            return {}

    async def add_to_index(self, actor: Actor, record_id: str) -> None:
        """Index a record that was just kept; without server or memory it is kept all the same."""
        try:
            await self._add(actor, record_id)
        except (MemoryStoreError, RetrievalError):
            logger.warning("record %s is not in the server's index", record_id)

    async def _add(self, actor: Actor, record_id: str) -> None:
        texts = await self.memory.passages(actor)
        for record, passages in texts.items():
            if record.record_id == record_id and passages:
                await self.index.add(
                    actor.patient_id, record_id, record.title, tuple(p.text for p in passages)
                )
        if all(one.record_id != record_id for one in await self.memory.listed(actor)):
            await self.index.remove(actor.patient_id, record_id)  # forgotten meanwhile

    async def erase_from_index(self) -> None:
        """Take erased records out of the server's index; what cannot be reached is tried again later."""
        for patient_id, record_id in await self.memory.erased():
            try:
                await self.index.remove(patient_id, record_id)
            except RetrievalError:
                logger.warning("record %s could not be erased from the server's index", record_id)
                return
            await self.memory.erased_everywhere(record_id)
