"""Say whether the words sent with a record ask something, beyond "here is my report"."""

import re

from assistant.domain import Intent
from assistant.understanding.protocols import IntentDetector

_PART = re.compile(r"(?<=\?)|[.!;,:\n]+|\s-+\s")
_FEWEST_WORDS = 2


def asks_beside(text: str, intents: IntentDetector, asking: frozenset[str]) -> bool:
    """Return whether the whole, or a part that begins as a question does, is about something else.

    `asking` are the words questions begin with.
    """
    if not text.strip():
        return False
    parts = [part for part in _PART.split(text) if _is_question(part, asking)]
    return any(not _hands_over(part, intents) for part in (text, *parts))


def _is_question(part: str, asking: frozenset[str]) -> bool:
    words = re.findall(r"[\w']+", part.lower())
    return len(words) >= _FEWEST_WORDS and (words[0] in asking or part.rstrip().endswith("?"))


def _hands_over(text: str, intents: IntentDetector) -> bool:
    best = next(iter(intents.detect(text)), None)
    return best is None or best.name is Intent.RECORD_UPLOAD
