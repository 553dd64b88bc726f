"""Pictures of pages, as a scanner makes them."""

import io
from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw, ImageFont

from assistant.records.scans import can_read_pictures

needs_tesseract = pytest.mark.skipif(
    not can_read_pictures(), reason="no tesseract on this machine: apt-get install tesseract-ocr"
)


def picture_of(lines: Sequence[str], kind: str = "PNG") -> bytes:
    """A page with these lines on it, as a picture or as a PDF of one."""
    page = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=34)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((110, 120 + 60 * number), line, font=font, fill=20)
    file = io.BytesIO()
    page.save(file, format=kind, resolution=150)
    return file.getvalue()
