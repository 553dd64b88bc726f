"""Read an uploaded record: decide by content what it is, and hand it to the reader of that kind."""

from pathlib import Path

from assistant.records.ccda import read_ccda
from assistant.records.fhir import read_fhir
from assistant.records.limits import LARGEST_MEGABYTES, MEGABYTE
from assistant.records.narrative import read_narrative
from assistant.records.pdf import read_pdf
from assistant.records.plain_text import read_plain_text
from assistant.records.record import FactReader, Record, RecordKind
from assistant.records.scans import can_read_pictures, read_picture
from assistant.records.sniff import FileKind, sniff
from assistant.records.wording import note, refusal

FEWEST_LETTERS = 20
"""A picture with fewer letters holds no text worth keeping."""


def read_record(path: Path, *, extractor: FactReader) -> Record:
    """Return what the file says, or raise `RecordError` with a sentence for the person."""
    return read_content(_content_of(path), extractor=extractor)


def read_content(content: bytes, *, extractor: FactReader) -> Record:
    """Return what the bytes of a file say, or raise `RecordError` with a sentence for the person."""
    if len(content) > LARGEST_MEGABYTES * MEGABYTE:
        raise refusal("too_big", limit=LARGEST_MEGABYTES)
    if not content.strip(b"\x00 \t\r\n"):
        raise refusal("empty")
    kind = sniff(content)
    if kind is FileKind.PICTURE:
        return _read_photo(content, extractor)
    readers = {
        FileKind.PDF: read_pdf,
        FileKind.JSON: read_fhir,
        FileKind.XML: read_ccda,
        FileKind.TEXT: read_plain_text,
    }
    return readers[kind](content, extractor)


def _content_of(path: Path) -> bytes:
    """Return the bytes; the size is looked at first, so that a huge file is never loaded."""
    try:
        size = path.stat().st_size
        if size > LARGEST_MEGABYTES * MEGABYTE:
            raise refusal("too_big", limit=LARGEST_MEGABYTES)
        return path.read_bytes()
    except OSError as error:
        raise refusal("missing") from error


def _read_photo(content: bytes, extractor: FactReader) -> Record:
    if not can_read_pictures():
        raise refusal("photo")
    text = read_picture(content)
    if sum(char.isalpha() for char in text) < FEWEST_LETTERS:
        raise refusal("photo_unreadable")
    return Record(
        kind=RecordKind.SCAN,
        text=text,
        found=tuple(read_narrative([text], extractor)),
        notes=(note("scanned_pages"),),
    )
