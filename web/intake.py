"""Refuse what is no message, with a clear sentence."""

import re

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.settings import Settings

_READABLE = re.compile(r"\w")


def refusal_of(message: str, settings: Settings, phrases: Phrases) -> str | None:
    """Return what to say instead of answering, or None for a message that can be answered."""
    if not message.strip("\x00 \t\r\n"):
        return phrases.text(Phrase.EMPTY)
    if not _READABLE.search(message):
        return phrases.text(Phrase.UNREADABLE)
    most = settings.longest_message
    return phrases.text(Phrase.TOO_LONG, most=f"{most:,}") if len(message) > most else None
