import pytest

from assistant.retrieval.library.readability import reading_grade, syllables_of


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("medicine", 3),
        ("surgery", 3),
        ("the", 1),
        ("people", 2),
        ("chemotherapy", 5),
        ("changes", 2),
        ("looked", 1),
        ("dr", 1),
        ("lung-cancer", 3),
    ],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_long_sentences_with_long_words_ask_for_more_school() -> None:
    easy = "Call your team. They can help."
    hard = (
        "Multidisciplinary consideration of individualised therapeutic alternatives is advisable."
    )

    assert reading_grade(easy, is_left_out=str.isdigit) < 3
    assert reading_grade(hard, is_left_out=str.isdigit) > 12
    assert reading_grade("", is_left_out=str.isdigit) == 0


def test_names_of_medicines_do_not_count() -> None:
    text = "Pembrolizumab and atezolizumab help some people."

    with_names = reading_grade(text, is_left_out=str.isdigit)
    without = reading_grade(text, is_left_out=lambda word: word.endswith("mab"))

    assert without < with_names - 3
