"""Take a message in: refuse what is none, and let an emergency wait for nothing."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.settings import Settings

AT_ONCE_SECONDS = 1.0
_READABLE = re.compile(r"\w")
Result = TypeVar("Result")


def refusal_of(message: str, settings: Settings, phrases: Phrases) -> str | None:
    """Return what to say instead of answering, or None for a message that can be answered."""
    if not message.strip("\x00 \t\r\n"):
        return phrases.text(Phrase.EMPTY)
    if not _READABLE.search(message):
        return phrases.text(Phrase.UNREADABLE)
    most = settings.longest_message
    return phrases.text(Phrase.TOO_LONG, most=f"{most:,}") if len(message) > most else None


async def unless_urgent(
    work: Coroutine[Any, Any, Result],
    is_urgent: Callable[[], bool],
    *,
    at_once: float = AT_ONCE_SECONDS,
) -> Result:
    """Return what `work` returns; raises `TimeoutError` when it is slow and the message urgent."""
    working = asyncio.create_task(work)
    done, _ = await asyncio.wait({working}, timeout=at_once)
    if not done and is_urgent():
        working.cancel()
        raise TimeoutError
    return await working
