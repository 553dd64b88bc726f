from datetime import date

import pytest

from assistant.phi.dates import WrittenDate, describe_date, read_date

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024-03-12", WrittenDate(year=2024, month=3, day=12), id="iso"),
        pytest.param("3/14/1962", WrittenDate(year=1962, month=3, day=14), id="month_first"),
        pytest.param("22.7.1966", WrittenDate(year=1966, month=7, day=22), id="day_first"),
        pytest.param("6/6/61", WrittenDate(year=1961, month=6, day=6), id="two_digits"),
        pytest.param("6/6/24", WrittenDate(year=2024, month=6, day=6), id="two_digits_recent"),
        pytest.param("03/2024", WrittenDate(year=2024, month=3), id="month_and_year"),
        pytest.param("March 3, 1951", WrittenDate(year=1951, month=3), id="words"),
        pytest.param("Jan '25", WrittenDate(year=2025, month=1), id="apostrophe"),
        pytest.param("Christmas", WrittenDate(), id="holiday"),
    ],
)
def test_a_date_is_read(text: str, expected: WrittenDate) -> None:
    assert read_date(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("September 2025", "about 14 months ago", id="months_ago"),
        pytest.param("11/6/2026", "about 2 weeks ago", id="weeks_ago"),
        pytest.param("11/21/2026", "within a week", id="tomorrow"),
        pytest.param("December 11, 2026", "in about 1 month", id="ahead"),
        pytest.param("November 2026", "this month", id="this_month"),
        pytest.param("3/14/1962", "1962", id="far_away"),
        pytest.param("3/14/1931", "", id="an_age_over_89_would_follow"),
        pytest.param("March 3", "", id="no_year"),
        pytest.param("13/2024", "2024", id="no_such_month"),
    ],
)
def test_a_date_is_told_without_its_day(text: str, expected: str) -> None:
    assert describe_date(text, today=TODAY) == expected
