"""Let go of what nobody waits for any more, and take what was erased out of the search server's index."""

import asyncio
import logging

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
        await _tidy(records, uploads, desk)
        await asyncio.sleep(pause_seconds)


async def _tidy(records: OwnRecords, uploads: Uploads, desk: RecordDesk) -> None:
    try:
        uploads.let_old_go()
        desk.shown.let_old_go()
        await records.erase_from_index()
    except Exception as error:  # noqa: BLE001  # whatever it is, the next round may go well
        logger.warning("tidying records failed: %s", type(error).__name__)
