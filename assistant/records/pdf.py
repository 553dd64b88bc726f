"""Read a PDF record: its text, its tables, and where it has none, a picture of its pages."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
import pypdfium2 as pdfium

from assistant.records.narrative import read_narrative
from assistant.records.record import FactReader, Record, RecordKind
from assistant.records.scans import can_read_pictures, read_picture
from assistant.records.wording import note, refusal

MOST_PAGES = 200
MOST_SCANNED = 20
"""Pages read from their picture; each takes seconds."""
SCAN_SCALE = 2.5
"""180 dots per inch."""
MOST_PIXELS = 25_000_000
FEWEST_CHARACTERS = 25
"""A page with less text is a picture."""
PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD."""
TABLE_WORDS = ("reference", "range", "result", "units", "flag", "component")


def read_pdf(content: bytes, extractor: FactReader) -> Record:
    """Return the record, or raise `RecordError` when it is locked, damaged, too long or unreadable."""
    with _opened(content) as document:
        if len(document) > MOST_PAGES:
            raise refusal("too_many_pages", limit=MOST_PAGES)
        texts = [_text_of(document[index]) for index in range(len(document))]
        bare = [index for index, text in enumerate(texts) if len(text.strip()) < FEWEST_CHARACTERS]
        read = _read_pictures(document, bare[:MOST_SCANNED])
    pages = [read.get(index) or text for index, text in enumerate(texts)]
    if not any(len(page.strip()) >= FEWEST_CHARACTERS for page in pages):
        raise refusal("no_text" if can_read_pictures() else "no_text_here")
    tables = _table_lines(content, pages)
    full = [
        f"{page}\n{tables[index]}" if tables.get(index) else page
        for index, page in enumerate(pages)
    ]
    return Record(
        kind=RecordKind.SCAN if read else RecordKind.PDF,
        text="\f".join(pages),
        found=tuple(read_narrative(full, extractor)),
        pages=len(pages),
        notes=_notes(bare, read),
    )


@contextmanager
def _opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD_ERROR or "assword" in str(error)
        raise refusal("encrypted" if locked else "broken_pdf") from error
    try:
        yield document
    finally:
        document.close()


def _text_of(page: pdfium.PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_bounded()
    finally:
        text_page.close()
    return text.replace("\r\n", "\n").replace("\ufffe", "-")


def _read_pictures(document: pdfium.PdfDocument, indexes: list[int]) -> dict[int, str]:
    """Return the text of pages that are pictures, where a text recogniser is installed."""
    if not indexes or not can_read_pictures():
        return {}
    found = {index: _read_page_picture(document[index]) for index in indexes}
    return {index: text for index, text in found.items() if text.strip()}


def _read_page_picture(page: pdfium.PdfPage) -> str:
    width, height = page.get_size()
    if width * height * SCAN_SCALE**2 > MOST_PIXELS:
        return ""
    stream = io.BytesIO()
    page.render(scale=SCAN_SCALE, grayscale=True).to_pil().save(stream, format="PNG")
    return read_picture(stream.getvalue())


def _notes(bare: list[int], read: dict[int, str]) -> tuple[str, ...]:
    unread = [str(index + 1) for index in bare if index not in read]
    notes = [note("scanned_pages")] if read else []
    if unread:
        which = "unread_pages" if can_read_pictures() else "unread_here"
        notes.append(note(which, pages=", ".join(unread)))
    return tuple(notes)


def _table_lines(content: bytes, pages: list[str]) -> dict[int, str]:
    """Return the rows of lab tables as lines "name value", by page."""
    wanted = [
        i for i, text in enumerate(pages) if sum(word in text.lower() for word in TABLE_WORDS) > 1
    ]
    if not wanted:
        return {}
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it logs words of the document
    with pdfplumber.open(io.BytesIO(content)) as document:
        return {index: "\n".join(_rows(document.pages[index].extract_tables())) for index in wanted}


def _rows(tables: list[list[list[str | None]]]) -> Iterator[str]:
    """Yield name and value of each row; the reference range is left out."""
    for table in tables:
        for row in table[1:]:
            cells = [(cell or "").replace("\n", " ").strip() for cell in row]
            if len(cells) > 1 and cells[0] and cells[1]:
                yield f"{cells[0]}: {cells[1]}"
