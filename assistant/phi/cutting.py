"""Cut scrubbed text into pieces; a piece of scrubbed text is scrubbed."""

import re
from collections.abc import Iterator

from assistant.domain import ScrubbedText

_PARAGRAPH = re.compile(r"\n\s*\n")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[])")
WORDS_IN_PIECE = 90
FEWEST_WORDS = 12
"""A shorter paragraph is a heading, and goes with what follows it."""


def pieces_of(text: ScrubbedText, *, words: int = WORDS_IN_PIECE) -> list[ScrubbedText]:
    """Return `text` in pieces of up to about `words` words, ending where a paragraph, line or sentence does."""
    pieces, waiting = [], ""
    for paragraph in _PARAGRAPH.split(text):
        for part in _parts(paragraph.strip(), words):
            waiting = f"{waiting}\n{part}".strip()
            if len(waiting.split()) >= FEWEST_WORDS:
                pieces.append(ScrubbedText(waiting))
                waiting = ""
    return [*pieces, ScrubbedText(waiting)] if waiting else pieces


def _parts(paragraph: str, words: int) -> Iterator[str]:
    """Yield a paragraph whole, or a long one in groups of its lines and sentences."""
    if len(paragraph.split()) <= words:
        yield paragraph
        return
    group: list[str] = []
    for line in (one for row in paragraph.splitlines() for one in _END_OF_SENTENCE.split(row)):
        if group and len(" ".join([*group, line]).split()) > words:
            yield "\n".join(group)
            group = []
        group.append(line)
    yield "\n".join(group)
