"""Writes the library for use elsewhere, without the documents whose licence keeps them here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Document, Passage
from assistant.retrieval.index.passage_rows import values_of
from assistant.retrieval.library.shelf import Shelf
from assistant.retrieval.reading.licences import may_be_passed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of the documents."""

    written: int
    kept_back: tuple[str, ...]
    """Each with its licence."""


def export_library(shelf: Shelf, target: Path) -> Exported:
    """Write a line of JSON for each document that is searched and may be passed on."""
    written, kept_back = 0, []
    with target.open("w", encoding="utf-8") as lines:
        for document, passages in shelf.library():
            if not may_be_passed_on(document):
                kept_back.append(f"{document.document_id} ({document.licence or 'no licence'})")
                continue
            lines.write(json.dumps(_line(document, passages), ensure_ascii=False) + "\n")
            written += 1
    return Exported(written=written, kept_back=tuple(kept_back))


def _line(document: Document, passages: Sequence[Passage]) -> dict[str, object]:
    shown = [
        {"id": one.passage_id, "section": one.section, "role": one.role.value, "text": one.text}
        for one in passages
    ]
    return {**values_of(document), "passages": shown}
