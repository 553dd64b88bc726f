import pytest

from assistant.domain import IdentifierKind
from assistant.phi.spans import FoundSpan
from assistant.phi.veto import Veto


def left(text: str, doubtful: str, kind: str = "NAME", certainty: float = 0.8) -> list[str]:
    start = text.index(doubtful)
    span = FoundSpan(
        start=start, end=start + len(doubtful), kind=IdentifierKind(kind), certainty=certainty
    )
    return [text[s.start : s.end] for s in Veto(text).spare(span)]


@pytest.mark.parametrize(
    ("text", "doubtful", "expected"),
    [
        pytest.param("on Herceptin now", "Herceptin", [], id="drug"),
        pytest.param("on sometamab now", "sometamab", [], id="drug_by_its_ending"),
        pytest.param("Hodgkin lymphoma", "Hodgkin", [], id="eponym_with_disease"),
        pytest.param("Gleason 7", "Gleason", [], id="eponym_with_number"),
        pytest.param(
            "Paul Hodgkin called", "Paul Hodgkin", ["Paul Hodgkin"], id="eponym_as_a_name"
        ),
        pytest.param("Ann Arbor stage IV", "Ann Arbor", [], id="phrase"),
        pytest.param("Tom Herceptin", "Tom Herceptin", ["Tom"], id="word_by_word"),
        pytest.param("pope francis too", "pope francis", [], id="famous"),
        pytest.param("Wed 9, Thu 17", "Thu", [], id="weekday_with_a_count"),
        pytest.param("Urologist in town", "Urologist", [], id="profession"),
        pytest.param("says Jude Law", "Jude Law", ["Jude Law"], id="last_name_and_relative"),
        pytest.param("does Pfizer make it", "Pfizer", [], id="maker"),
        pytest.param("Ki-67 high", "Ki", [], id="joined_by_a_dash"),
    ],
)
def test_medicine_is_given_back(text: str, doubtful: str, expected: list[str]) -> None:
    assert left(text, doubtful) == expected


def test_after_a_title_nothing_is_given_back() -> None:
    assert left("Dr Herceptin", "Herceptin", certainty=0.99) == ["Herceptin"]


def test_numbers_are_never_given_back() -> None:
    assert left("call 555 now", "555", kind="PHONE") == ["555"]


def test_a_brand_may_still_be_an_employer() -> None:
    assert left("i work at google", "google") == []
    assert left("i work at google", "google", kind="EMPLOYER") == ["google"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("does Pfizer make it", [], id="as_a_maker"),
        pytest.param("i work at Pfizer", ["Pfizer"], id="as_an_employer"),
    ],
)
def test_a_brand_is_an_employer_only_where_work_is_spoken_of(
    text: str, expected: list[str]
) -> None:
    assert left(text, "Pfizer", "EMPLOYER") == expected
