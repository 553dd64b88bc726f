import pytest

from assistant.phi.recognizers.spoken_number import SpokenNumberRecognizer, read_digits


def found(text: str) -> list[tuple[str, str]]:
    results = SpokenNumberRecognizer().analyze(text, [])
    return [(text[r.start : r.end], r.entity_type) for r in results]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        pytest.param(
            "ring oh seven nine double two, four six one", "oh seven nine double two, four six one",
            "PHONE", id="spelled_out",
        ),
        pytest.param("it's 415 then 555 then 0 1 4 2", "415 then 555 then 0 1 4 2", "PHONE", id="then"),
        pytest.param("only 613 dot 555 dot 0188 works", "613 dot 555 dot 0188", "PHONE", id="dot"),
        pytest.param("fax is 6 1 3, 5 5 5, 0 1 8 8", "6 1 3, 5 5 5, 0 1 8 8", "FAX", id="one_by_one"),
        pytest.param("acct 9 dash 0042 dash 1 please", "9 dash 0042 dash 1", "ACCOUNT", id="dash"),
        pytest.param(
            "wristband says K as in kilo, two oh five five", "K as in kilo, two oh five five",
            "MRN", id="letter",
        ),
        pytest.param("my social: two one nine, oh four, seven", "two one nine, oh four, seven", "SSN", id="social"),
    ],
)  # fmt: skip
def test_dictated_numbers_are_found(text: str, number: str, kind: str) -> None:
    assert found(text) == [(number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        # not found
        pytest.param("one, two, three, four, five, six, seven, eight", id="counting"),
        pytest.param("two or three times, one week in four", id="small_words"),
        pytest.param("CA 19-9 was 1,842 then 977 then 1,106", id="values_in_time"),
        # near misses
        pytest.param("weeks 1 2 3 4 5 6 7 8 9 10 of chemo", id="counting_in_digits"),
        pytest.param("wbc 4.1, anc 1.2, plt 120, hgb 9.8", id="lab_values"),
        pytest.param("twenty twenty four was hard", id="a_year"),
        pytest.param("two pills at eight, one at nine thirty", id="times"),
    ],
)
def test_other_numbers_are_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        pytest.param("oh double one six", "0116", id="double"),
        pytest.param("9 hundred", "900", id="hundred"),
        pytest.param("forty two seventeen", "4217", id="tens"),
        pytest.param("0722 triple four", "0722444", id="mixed"),
    ],
)
def test_what_is_said_is_read(said: str, digits: str) -> None:
    assert read_digits(said) == digits
