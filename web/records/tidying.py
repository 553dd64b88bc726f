"""Let go of what nobody waits for any more, and take what was erased out of the search server's index."""

import asyncio
import logging

from assistant.errors import MemoryStoreError
from graph.record_search import OwnRecords
from web.records.desk import RecordDesk
from web.records.uploads import Uploads

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 60.0


async def tidy_for_ever(
    records: OwnRecords, uploads: Uploads, desk: RecordDesk, *, pause_seconds: float = PAUSE_SECONDS
) -> None:
    """Run until cancelled; forgetting one record does not wait for this."""
    while True:
        uploads.let_old_go()
        desk.let_old_go()
        try:
            await records.erase_from_index()
        except MemoryStoreError:
            logger.warning("erased records could not be looked up")
        await asyncio.sleep(pause_seconds)
