"""Go on with the safe reading when understanding a message fails."""

import logging
from collections.abc import Callable
from typing import TypeVar

logger = logging.getLogger(__name__)
Reading = TypeVar("Reading")


def or_else(work: Callable[[], Reading], safe: Reading, *, step: str) -> Reading:
    """Return what `work` returns, or `safe`: a fault here must not cost the person the answer."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # whatever it is, `safe` is right, and the log says so
        logger.error("%s failed: %s", step, type(error).__name__)  # noqa: TRY400  # a trace may hold text
        return safe
