import pytest

from assistant.phi.kept import KeptText


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NCT01234567", id="trial"),
        pytest.param("NDC 0078-0401-34", id="ndc"),
        pytest.param("ICD-10 C50.911", id="icd"),
        pytest.param("CPT 77067", id="cpt"),
        pytest.param("platelets 15000", id="count"),
        pytest.param("CA-125 of 1200", id="marker"),
        pytest.param("2500 mg", id="dose"),
        pytest.param("rs1801133", id="variant"),
        pytest.param("form 1095-B", id="form"),
    ],
)
def test_medicine_that_looks_like_a_number_is_kept(text: str) -> None:
    assert KeptText().find(text)


def test_a_telephone_number_is_not_kept() -> None:
    assert KeptText().find("call 555-123-4567") == []
