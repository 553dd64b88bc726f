"""Numbers written in words."""

import pytest

from assistant.safety.spelled_numbers import spelled_numbers


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("thirty eight point five", "38.5"),
        ("a hundred and one", "101"),
        ("hundred and two point four", "102.4"),
        ("one oh two", "102"),
        ("thirty seven seven", "37.7"),
        ("38 point 3", "38.3"),
        ("no one came", "no one came"),
        ("two pills", "2 pills"),
        ("what is the point", "what is the point"),
    ],
)
def test_a_spelled_number_becomes_digits(typed: str, read: str) -> None:
    assert " ".join(spelled_numbers(typed.split())) == read
