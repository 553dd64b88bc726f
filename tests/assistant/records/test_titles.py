from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.records.record import Record, RecordKind
from assistant.records.titles import load_titles, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("SURGICAL PATHOLOGY REPORT\nMaria Lopez", "Pathology report"),
        ("CT of the chest, findings: nodule", "Scan report"),
        ("Comprehensive genomic profiling results", "Gene test report"),
        ("Discharge summary", "Discharge letter"),
        ("Oncology clinic visit note", "Visit note"),
        ("Laboratory results, reference range", "Blood test results"),
        ("ONCOLOGY FOLLOW UP\n" + "She is well. " * 20 + "BRCA1 on germline panel.", "Visit note"),
        ("dear diary", "Record"),
    ],
)
def test_a_record_is_called_by_what_it_is(text: str, title: str) -> None:
    assert title_of(Record(kind=RecordKind.TEXT, text=text)) == title


def test_an_export_is_called_by_its_format() -> None:
    assert title_of(Record(kind=RecordKind.FHIR, text="pathology")) == "Health record"


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "titles.yaml"
    path.write_text("titles: {A: '('}\nexports: {}\nother: x\n")

    with pytest.raises(ConfigurationError, match=r"titles\.yaml"):
        load_titles(path)
