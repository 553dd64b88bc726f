"""Reads a plain text: its first line is its title, a short line alone between empty ones a heading."""

import re
from pathlib import Path

from assistant.domain import Document, Passage
from assistant.errors import LibraryError
from assistant.retrieval.reading.found_sections import FoundSection, make_found_document
from assistant.retrieval.reading.sidecar import read_sidecar

MOST_WORDS_OF_HEADING = 10
ENDS_A_SENTENCE = (".", "!", "?", ",", ";")


def read_text(path: Path) -> tuple[Document, list[Passage]]:
    """Return the text as a document, or raise `LibraryError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"{path.name}: it is not UTF-8 text."
        raise LibraryError(f"{path.name} cannot be read.", [reason]) from error
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    title = blocks[0].splitlines()[0] if blocks else ""
    sections = [FoundSection(title=title if _is_heading(title) else "")]
    for block in blocks:
        if _is_heading(block):
            sections.append(FoundSection(title=block.rstrip(":")))
        else:
            sections[-1].paragraphs.append(" ".join(block.split()))
    name = title if _is_heading(title) else ""
    document, passages = make_found_document(path, name, sections, read_sidecar(path))
    if not passages:
        raise LibraryError(f"{path.name} is empty.", [f"{path.name}: there is no text in it."])
    return document, passages


def _is_heading(block: str) -> bool:
    is_short = len(block.split()) <= MOST_WORDS_OF_HEADING and "\n" not in block
    return is_short and not block.endswith(ENDS_A_SENTENCE) and not block.startswith(("-", "*"))
