"""The reading process reads every kind of record with all that was taken from it."""

from pathlib import Path

import pytest

from tests.assistant.records.pictures import needs_tesseract, picture_of
from tests.assistant.records.test_pdf import pdf_with
from web.records.reading import reading_process

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(300)]
RECORDS = Path(__file__).parents[3] / "evals" / "facts" / "records"
NOTE = "The patient continues letrozole daily."
SCAN = picture_of(["Oncology visit note", NOTE, "She feels well today."])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ((RECORDS / "breast_pathology.txt").read_bytes(), "Ki-67"),
        ((RECORDS / "breast_fhir.json").read_bytes(), "denosumab"),
        ((RECORDS / "lung_ccda.xml").read_bytes(), "osimertinib"),
        (pdf_with([NOTE]), "letrozole"),
        pytest.param(SCAN, "letrozole", marks=needs_tesseract),
    ],
    ids=["text", "fhir", "c-cda", "pdf", "scan"],
)
async def test_a_record_is_read(content: bytes, name: str) -> None:
    record = await reading_process(seconds=200).read(content, lambda _done, _parts: None)

    assert name in {one.fact.name for one in record.found}
