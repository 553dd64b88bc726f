"""Reads a PDF: headings by their size, the page each section begins on, without running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2

from assistant.domain import Document, Passage
from assistant.errors import LibraryError
from assistant.retrieval.reading.found_sections import FoundSection, make_found_document
from assistant.retrieval.reading.sidecar import read_sidecar

MOST_PAGES = 2000
LARGER_THAN_BODY = 1.15
"""A line so much higher than most lines is a heading."""
MOST_WORDS_OF_HEADING = 14
SAME_LINE = 2.0
"""Points two pieces of a line may lie apart in height."""
EDGE = 2
"""So many lines at the top and at the foot of a page may be running heads and feet."""
REPEATED = 0.3
"""What stands on this share of the pages is a running head or foot."""
FEWEST_PAGES_TO_REPEAT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page."""

    page: int
    text: str
    height: float


def read_pdf(path: Path) -> tuple[Document, list[Passage]]:
    """Return the PDF as a document, or raise `LibraryError` with one clear line."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error)
        reason = "it is encrypted; save it without its password" if is_locked else "it is damaged"
        raise _unreadable(path, reason) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise _unreadable(path, f"it has {len(pdf)} pages; split it, {MOST_PAGES} are read")
        lines = [line for page in range(len(pdf)) for line in _lines_of(pdf, page)]
        title = str(pdf.get_metadata_dict().get("Title", ""))
    finally:
        pdf.close()
    if not lines:
        raise _unreadable(path, "there is no text in it; a scan must be made readable first")
    sections = _sections(_without_repeated(lines))
    return make_found_document(path, title or _largest(lines), sections, read_sidecar(path))


def _lines_of(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    page = pdf[number]
    text_page = page.get_textpage()
    pieces: list[tuple[float, float, str]] = []
    for rect in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(rect)
        text = text_page.get_text_bounded(left, bottom, right, top).strip()
        if pieces and abs(pieces[-1][0] - bottom) > SAME_LINE:
            yield _line(number + 1, pieces)
            pieces = []
        pieces.append((bottom, _height_of(text_page, left, (bottom + top) / 2), text))
    if pieces:
        yield _line(number + 1, pieces)
    text_page.close()
    page.close()


def _height_of(text_page: pypdfium2.PdfTextPage, left: float, middle: float) -> float:
    """Return the height of the font at a place, whether its letters there reach up and down or not."""
    index = text_page.get_index(left, middle, SAME_LINE, SAME_LINE)
    if index is None:
        return 0.0
    _, bottom, _, top = text_page.get_charbox(index, loose=True)
    return float(top - bottom)


def _line(page: int, pieces: Sequence[tuple[float, float, str]]) -> Line:
    text = " ".join(" ".join(text for _, _, text in pieces).split())
    return Line(page=page, text=text, height=max(height for _, height, _ in pieces))


def _without_repeated(lines: Sequence[Line]) -> list[Line]:
    """Leave out what stands at the top or the foot of many pages, its numbers aside."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    seen = Counter(shape for page in pages for shape in {_shape(one) for one in _edges(page)})
    most = max(FEWEST_PAGES_TO_REPEAT, REPEATED * len(pages))
    runs_along = {shape for shape, count in seen.items() if count >= most}
    return [
        line
        for page in pages
        for line in page
        if line not in _edges(page) or _shape(line) not in runs_along
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:EDGE], *page[-EDGE:]]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _sections(lines: Sequence[Line]) -> list[FoundSection]:
    body = _body_height(lines)
    sections = [FoundSection(title="", page=1)]
    before: Line | None = None
    for line in lines:
        if _is_heading(line, body):
            if before is not None and _is_heading(before, body) and not sections[-1].paragraphs:
                sections[-1].title += f" {line.text}"
            else:
                sections.append(FoundSection(title=line.text, page=line.page))
        else:
            _add(sections, line)
        before = line
    return sections


def _add(sections: list[FoundSection], line: Line) -> None:
    """Add a line to the open section; a new page opens another, so that its number is right."""
    last = sections[-1]
    if last.page != line.page and last.paragraphs:
        last = FoundSection(title=last.title, page=line.page)
        sections.append(last)
    if last.paragraphs:
        last.paragraphs[-1] = _joined(last.paragraphs[-1], line.text)
    else:
        last.paragraphs.append(line.text)


def _joined(text: str, line: str) -> str:
    if text.endswith(("-", "\u00ad", "\ufffe")) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"


def _body_height(lines: Sequence[Line]) -> float:
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height, 1)] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 0.0


def _is_heading(line: Line, body: float) -> bool:
    is_short = 0 < len(line.text.split()) <= MOST_WORDS_OF_HEADING
    return is_short and line.height > body * LARGER_THAN_BODY and any(map(str.isalpha, line.text))


def _largest(lines: Sequence[Line]) -> str:
    first = [line for line in lines if line.page == lines[0].page]
    return max(first, key=lambda line: line.height).text


def _unreadable(path: Path, reason: str) -> LibraryError:
    return LibraryError(f"{path.name} cannot be read.", [f"{path.name}: {reason}."])
