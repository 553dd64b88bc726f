import pytest

from assistant.phi.recognizers.medical_record import MedicalRecordRecognizer
from tests.assistant.phi.recognizers.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("MRN: 00-448-812", ["00-448-812"], id="mrn"),
        pytest.param("my medical record number is 4471B", ["4471B"], id="words"),
        pytest.param("chart # 99120", ["99120"], id="chart"),
        pytest.param("mrn is four four seven one two", ["four four seven one two"], id="spoken"),
        # not found
        pytest.param("check my medical records", [], id="word"),
        # near misses
        pytest.param("patient number one on the list", [], id="patient"),
    ],
)
def test_medical_record(text: str, expected: list[str]) -> None:
    assert found(MedicalRecordRecognizer(), text) == expected
