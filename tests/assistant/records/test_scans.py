"""A scan is read where tesseract is installed; elsewhere a sentence says that it cannot be."""

from pathlib import Path

import pytest

from assistant.errors import RecordError
from assistant.records.reader import read_content
from assistant.records.record import RecordKind
from tests.assistant.records.pictures import needs_tesseract, picture_of
from tests.assistant.records.test_pdf import WordReader, pdf_with

LINES = ["Oncology visit note", "The patient takes letrozole daily.", "She feels well."]


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "PDF"])
def test_what_stands_in_a_picture_is_read_and_marked_for_a_careful_look(kind: str) -> None:
    record = read_content(picture_of(LINES, kind), extractor=WordReader())

    assert record.kind is RecordKind.SCAN
    assert "takes letrozole daily" in record.text
    assert [found.fact.name for found in record.found] == ["letrozole"]
    assert "check these facts with care" in record.notes[0]


@needs_tesseract
def test_a_picture_without_text_says_so() -> None:
    with pytest.raises(RecordError, match="No text could be read from this picture"):
        read_content(picture_of([]), extractor=WordReader())


@needs_tesseract
def test_a_pdf_of_empty_pictures_says_so_and_invents_nothing() -> None:
    with pytest.raises(RecordError, match="no text could be read from them"):
        read_content(pdf_with(["", ""]), extractor=WordReader())


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_without_tesseract_the_sentence_says_that_pictures_cannot_be_read_here(
    kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RecordError, match="not set up to read text from pictures"):
        read_content(picture_of(LINES, kind), extractor=WordReader())


def test_without_tesseract_the_pages_that_are_pictures_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pages = ["The patient takes letrozole daily", ""]

    record = read_content(pdf_with(pages), extractor=WordReader())

    (said,) = record.notes
    assert "not set up to read text from pictures (page 2)" in said
