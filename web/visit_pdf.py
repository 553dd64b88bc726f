"""Set the visit page as a PDF of one sheet, with the fonts that come with ReportLab."""

from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from threading import Lock

import reportlab
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, KeepInFrame, Paragraph, SimpleDocTemplate, Spacer

from assistant.answering.remembered.visit_page import Line, Section, VisitPage

MARGIN = 18 * mm
PADDING = 6
"""Points; what ReportLab leaves inside its own frame, on each side."""
_ONE_AT_A_TIME = Lock()
_FONT, _BOLD = "Vera", "VeraBd"


def visit_pdf(page: VisitPage) -> bytes:
    """Return the page as PDF; more text makes the type smaller, never a second sheet."""
    with _ONE_AT_A_TIME:  # ReportLab's fonts keep count of the letters a document uses
        return _made(page)


def _made(page: VisitPage) -> bytes:
    _register_fonts()
    width, height = (side - 2 * MARGIN - 2 * PADDING for side in A4)
    story = [_text(page.title, "title"), _text(page.intro, "intro")]
    for section in page.sections:
        story += _set(section)
    sheet = KeepInFrame(width, height, story, mode="shrink")
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=page.title,
        author="",
        lang="en",
    )
    document.build([sheet])
    return file.getvalue()


def _set(section: Section) -> list[Flowable]:
    note = [_text(section.note, "note")] if section.note else []
    lines = [_line(line) for line in section.lines]
    return [_text(section.title, "heading"), *lines, *note, Spacer(1, 2 * mm)]


def _line(line: Line) -> Flowable:
    origin = f' <font size="8" color="#4a5b62">({escape(line.origin)})</font>'
    text = escape(line.text) + (origin if line.origin else "")
    return Paragraph(text, _styles()["line"], bulletText="\u2022")


def _text(text: str, style: str) -> Flowable:
    return Paragraph(escape(text), _styles()[style])


@cache
def _register_fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in (_FONT, _BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


@cache
def _styles() -> dict[str, ParagraphStyle]:
    body = ParagraphStyle("body", fontName=_FONT, fontSize=9.5, leading=13, alignment=TA_LEFT)
    return {
        "title": ParagraphStyle("title", body, fontName=_BOLD, fontSize=16, leading=20),
        "intro": ParagraphStyle("intro", body, fontSize=8.5, leading=11.5, spaceAfter=3 * mm),
        "heading": ParagraphStyle("heading", body, fontName=_BOLD, fontSize=11, leading=15),
        "line": ParagraphStyle("line", body, leftIndent=5 * mm, bulletIndent=1 * mm),
        "note": ParagraphStyle("note", body, textColor="#4a5b62"),
    }
