"""Take what was erased out of the search server's index too, again and again until it is done."""

import asyncio
import logging

from assistant.errors import MemoryStoreError
from graph.record_search import OwnRecords

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 60.0


async def erase_for_ever(records: OwnRecords, *, pause_seconds: float = PAUSE_SECONDS) -> None:
    """Run until cancelled; forgetting one record does not wait for this."""
    while True:
        try:
            await records.erase_from_index()
        except MemoryStoreError:
            logger.warning("erased records could not be looked up")
        await asyncio.sleep(pause_seconds)
