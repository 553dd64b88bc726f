import pytest

from assistant.phi.recognizers.traits import traits_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("call 5", True, id="typed"),
        pytest.param("five five five oh one", True, id="spelled_out"),
        pytest.param("one or two", False, id="small_words"),
    ],
)
def test_numbers_are_seen_at_a_glance(text: str, expected: bool) -> None:
    assert traits_of(text).has_number is expected
