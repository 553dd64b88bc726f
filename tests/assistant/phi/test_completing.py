import pytest

from assistant.domain import IdentifierKind
from assistant.phi.completing import complete_spans
from assistant.phi.spans import FoundSpan


def complete(text: str, part: str, certainty: float = 0.8, kind: str = "NAME") -> list[str]:
    start = text.index(part)
    span = FoundSpan(
        start=start, end=start + len(part), kind=IdentifierKind(kind), certainty=certainty
    )
    return [text[s.start : s.end] for s in complete_spans([span], text)]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        pytest.param("love, Auntie Vi", "Auntie Vi", ["Vi"], id="title_is_cut"),
        pytest.param("Hutchins and i", "Hutchins and", ["Hutchins"], id="small_word_is_cut"),
        pytest.param("off Ventura", "off", [], id="nothing_is_left"),
        pytest.param("on Herceptin", "Herceptin", [], id="medicine_is_given_back"),
        pytest.param("Ana came, then ana left", "Ana", ["Ana", "ana"], id="repeated"),
    ],
)
def test_names_are_made_whole_and_nothing_else(text: str, part: str, expected: list[str]) -> None:
    assert complete(text, part) == expected


def test_numbers_are_left_as_they_were_found() -> None:
    assert complete("call 555-0142.", "555-0142.", kind="PHONE") == ["555-0142"]


def test_a_facility_keeps_its_clinical_words() -> None:
    assert complete("at Gentle Path Hospice", "Gentle Path Hospice", kind="HOSPITAL") == [
        "Gentle Path Hospice"
    ]
