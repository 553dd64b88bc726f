import pytest

from assistant.phi.recognizers.coded_number import CodedNumberRecognizer


def found(text: str) -> list[tuple[str, str]]:
    results = CodedNumberRecognizer().analyze(text, [])
    return [(text[r.start : r.end], r.entity_type) for r in results]


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        pytest.param("client chart QX-D/0663 says", "QX-D/0663", "MRN", id="stroke"),
        pytest.param("decision 22/417/2024-B came", "22/417/2024-B", "OTHER_ID", id="decision"),
        pytest.param("badge number 7KD2 Q 0931 L", "7KD2 Q 0931 L", "OTHER_ID", id="blanks"),
        pytest.param("policy HUK-EG/31/440127", "HUK-EG/31/440127", "HEALTH_PLAN_ID", id="policy"),
        pytest.param("the van is CEF 30518", "CEF 30518", "VEHICLE", id="plate"),
        pytest.param("DEA AF 5519203", "AF 5519203", "LICENSE", id="announcing_word_is_left"),
        pytest.param("he wrote 944 0 17 61 2", "944 0 17 61 2", "OTHER_ID", id="uneven_groups"),
        pytest.param("card M 417 882 (3)", "M 417 882 (3)", "OTHER_ID", id="check_digit"),
    ],
)
def test_codes_are_found(text: str, code: str, kind: str) -> None:
    assert found(text) == [(code, kind)]


@pytest.mark.parametrize(
    "text",
    [
        # not found
        pytest.param("the PIK3CA H1047R and BRAF V600E mutations", id="variants"),
        pytest.param("CA 125 35, CEA 2.4", id="markers"),
        pytest.param("HER2 2+, T2N1M0", id="stage"),
        # near misses
        pytest.param("platelets 120 98 75 60", id="series"),
        pytest.param("a sleeve of 23-32 mmHg", id="pressure"),
        pytest.param("dose 5000 units, then 10 000 units", id="doses"),
        pytest.param("the bill has 96413 and 96415", id="procedure_codes"),
        pytest.param("seen 12/03/2021 and 2019-2021", id="dates"),
    ],
)
def test_medicine_is_left(text: str) -> None:
    assert found(text) == []
