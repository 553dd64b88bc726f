import pytest

from assistant.phi.recognizers.organization import find_organizations


def organizations(
    text: str, heads: str = "facility head", pairs: str = "facility pair"
) -> list[str]:
    return [text[start:end] for start, end in find_organizations(text, heads, pairs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # found
        pytest.param("seen at Quail Run Digestive last week", ["Quail Run Digestive"], id="head"),
        pytest.param("at El Toro Cancer Pavilion we wait", ["El Toro Cancer Pavilion"], id="pair"),
        pytest.param("Moss & Fern Rehab is full", ["Moss & Fern Rehab"], id="and"),
        # not found
        pytest.param("the cancer center called", [], id="small_letters"),
        pytest.param("Radiation Oncology called me", [], id="only_common_words"),
        # near misses
        pytest.param("My Oncology nurse is out", [], id="opens_a_sentence"),
        pytest.param("i saw Maria. Clinic was closed", [], id="two_sentences"),
    ],
)
def test_organization(text: str, expected: list[str]) -> None:
    assert organizations(text) == expected


def test_schools_have_heads_of_their_own() -> None:
    assert organizations("she is at Bluff Creek Elementary now", "school head", "") == [
        "Bluff Creek Elementary"
    ]
