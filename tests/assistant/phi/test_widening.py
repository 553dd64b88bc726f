import pytest

from assistant.domain import IdentifierKind
from assistant.phi.spans import FoundSpan
from assistant.phi.widening import repeat_names, widen_name, widen_town


def name(text: str, part: str, kind: IdentifierKind = IdentifierKind.NAME) -> FoundSpan:
    start = text.index(part)
    return FoundSpan(start=start, end=start + len(part), kind=kind, certainty=0.9)


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        pytest.param("i am m. castellanos", "castellanos", "m. castellanos", id="initial"),
        pytest.param("van der Berg", "Berg", "van der Berg", id="particles"),
        pytest.param("Young-mi came", "mi", "Young-mi", id="first_half"),
        pytest.param("Sven-Olof came", "Sven", "Sven-Olof", id="second_half"),
        pytest.param("vitamin C. Maria", "Maria", "Maria", id="no_initial"),
        pytest.param("Ana came", "Ana", "Ana", id="nothing_to_add"),
    ],
)
def test_a_name_is_completed(text: str, part: str, expected: str) -> None:
    widened = widen_name(name(text, part), text)

    assert text[widened.start : widened.end] == expected


def test_places_are_not_completed() -> None:
    text = "la Paz"

    assert widen_name(name(text, "Paz", IdentifierKind.CITY), text) == name(
        text, "Paz", IdentifierKind.CITY
    )


def test_a_sure_name_goes_wherever_it_stands() -> None:
    text = "Priya called. priya's scan, and PRIYA again"

    found = [text[s.start : s.end] for s in repeat_names([name(text, "Priya")], text)]

    assert found == ["priya's", "PRIYA"]


def test_a_word_name_is_repeated_only_as_it_was_written() -> None:
    text = "Hope called, i hope so, said Hope"

    found = [s.start for s in repeat_names([name(text, "Hope")], text)]

    assert found == [text.rindex("Hope")]


def test_small_letters_say_the_word_where_the_name_has_a_capital() -> None:
    text = "Faith lost faith, and Frank said: Faith, let me be frank"

    found = [s.start for s in repeat_names([name(text, "Faith"), name(text, "Frank")], text)]

    assert found == [text.rindex("Faith")]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        pytest.param("in Much Wenlock now", "Wenlock", "Much Wenlock", id="before"),
        pytest.param("off to Lyme Regis", "Lyme", "Lyme Regis", id="after"),
        pytest.param("near Stratford upon Avon", "Stratford", "Stratford upon Avon", id="river"),
        pytest.param("in Leeds now", "Leeds", "Leeds", id="nothing_to_add"),
        pytest.param("Rock Springs Hospital", "Rock", "Rock", id="a_hospital_is_no_town"),
    ],
)
def test_a_town_is_completed(text: str, part: str, expected: str) -> None:
    widened = widen_town(name(text, part, IdentifierKind.CITY), text)

    assert text[widened.start : widened.end] == expected
