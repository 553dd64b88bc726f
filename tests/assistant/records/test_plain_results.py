import pytest

from assistant.records.plain_results import plain_results


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("HER2: Equivocal (2+)", "HER2: equivocal (2+)"),
        ("SURGICAL PATHOLOGY REPORT", "surgical pathology report"),
        ("three lymph nodes positive (3/18).", "three lymph nodes positive (3 of 18)."),
        ("Seen on 3/18 by Dr. Uninvolvedsson", "Seen on 3/18 by Dr. Uninvolvedsson"),
        ("Patient: Maria Lopez", "Patient: Maria Lopez"),
    ],
)
def test_only_what_is_known_is_written_plainly(text: str, plain: str) -> None:
    assert plain_results(text) == plain
