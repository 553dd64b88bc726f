import pytest

from assistant.retrieval.language.concepts import concepts_in


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("can they operate if it has spread", "Lung cancer - surgery for metastases"),
        ("will i survive", "Lung cancer - outlook"),
        ("how do doctors test for it", "Lung cancer - exams and tests"),
        ("is it ok to drink wine", "Breast cancer - lifestyle"),
        ("does turmeric help", "Breast cancer - integrative approaches"),
        ("are there any studies i can join", "Melanoma - clinical trials"),
        ("does it run in the family", "Breast cancer - inheritance"),
        ("who gets it", "Anal cancer - susceptibility"),
        ("how often do i need a check-up", "Melanoma - follow-up"),
    ],
)
def test_a_question_shares_a_concept_with_the_heading_that_answers_it(
    question: str, heading: str
) -> None:
    assert set(concepts_in(question)) & set(concepts_in(heading))


def test_a_text_on_nothing_of_ours_has_no_concept() -> None:
    assert concepts_in("my car is blue") == ()
