"""Read a plain text record."""

from assistant.records.narrative import read_narrative
from assistant.records.record import FactReader, Record, RecordKind
from assistant.records.sniff import decode
from assistant.records.wording import note, refusal

LONGEST_TEXT = 600_000
"""Characters that are read."""


def read_plain_text(content: bytes, extractor: FactReader) -> Record:
    """Return the record; form feeds are page breaks."""
    text = decode(content).replace("\r\n", "\n").strip()
    if not text:
        raise refusal("empty")
    notes = (note("cut_text"),) if len(text) > LONGEST_TEXT else ()
    pages = text[:LONGEST_TEXT].split("\f")
    return Record(
        kind=RecordKind.TEXT,
        text=text[:LONGEST_TEXT],
        found=tuple(read_narrative(pages, extractor)),
        pages=len(pages),
        notes=notes,
    )
