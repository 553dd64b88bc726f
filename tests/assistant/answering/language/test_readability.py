"""How hard a text is to read."""

import pytest

from assistant.answering.language.readability import grade, syllables_of

PLAIN = "The cat sat on the mat. It was warm. We all went home."
HARD = (
    "Cytoreductive nephrectomy in oligometastatic disease necessitates multidisciplinary evaluation "
    "of resectability, comorbidities and anticipated perioperative complications."
)


@pytest.mark.parametrize(
    ("words", "syllables"),
    [
        ("team stairs tired loose heart", 1),
        ("kidney cancer needed sleepy", 2),
        ("medicine possible", 3),
        ("radiation temperature", 4),
    ],
)
def test_syllables_are_counted(words: str, syllables: int) -> None:
    assert {syllables_of(word) for word in words.split()} == {syllables}


def test_plain_words_need_fewer_years_of_school() -> None:
    assert grade(PLAIN) < 3
    assert grade(HARD) > 16


def test_drug_names_marks_and_headings_do_not_count() -> None:
    plain = "You take it each day."

    assert grade("You take ribociclib it each day. [1][2]", {"ribociclib"}) == grade(plain)
    assert grade(f"## Cytoreductive nephrectomy\n\n{plain}") == grade(plain)


def test_a_list_item_is_a_sentence() -> None:
    assert grade("- Call your team\n- Drink water") == grade("Call your team. Drink water.")


def test_nothing_has_no_grade() -> None:
    assert grade("") == 0.0
