import pytest

from assistant.retrieval.language.cancers import cancer_names, cancer_of, may_answer


@pytest.mark.parametrize(
    ("text", "cancers"),
    [
        ("Is surgery an option for metastatic Lung Cancer", {"lung cancer"}),
        ("breast cancer spread to the liver", {"breast cancer"}),
        ("HCC with lung mets", {"liver cancer"}),
        ("a tumour in the kidney", {"kidney cancer"}),
        ("cancer of the prostate", {"prostate cancer"}),
        ("small-cell lung cancer", {"small cell lung cancer"}),
        ("Non-Hodgkin's lymphoma", {"non-hodgkin lymphoma"}),
        ("breast cancer or melanoma", {"breast cancer", "melanoma"}),
        ("bone mets and liver spots", set()),
        ("my cancer", set()),
    ],
    ids=lambda value: str(value)[:30],
)
def test_the_cancers_a_text_names_are_found(text: str, cancers: set[str]) -> None:
    assert cancer_names().in_text(text) == cancers


def test_a_text_on_several_cancers_is_on_any() -> None:
    assert cancer_of("Renal Cell Cancer") == "kidney cancer"
    assert cancer_of("Breast cancer and lung cancer") == "any"
    assert cancer_of("Coping with hair loss") == "any"


@pytest.mark.parametrize(
    ("document", "asked", "may"),
    [
        ("any", {"lung cancer"}, True),
        ("lung cancer", {"lung cancer"}, True),
        ("breast cancer", {"lung cancer"}, False),
        ("breast cancer", set(), True),
        ("lung cancer", {"small cell lung cancer"}, True),
        ("melanoma", {"skin cancer"}, True),
    ],
)
def test_a_document_answers_for_its_cancer_and_its_kin(
    document: str, asked: set[str], may: bool
) -> None:
    assert may_answer(document, frozenset(asked)) is may
