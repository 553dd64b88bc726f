import pytest

from assistant.domain import IdentifierKind
from assistant.phi.spans import FoundSpan, merge_spans, outside, trim_span


def span(start: int, end: int, kind: str = "NAME", certainty: float = 0.8) -> FoundSpan:
    return FoundSpan(start=start, end=end, kind=IdentifierKind(kind), certainty=certainty)


def test_overlapping_spans_become_one_of_the_surest_kind() -> None:
    merged = merge_spans([span(5, 9, "PHONE", 0.5), span(0, 6, "MRN", 0.9), span(10, 12)])

    assert merged == [span(0, 9, "MRN", 0.9), span(10, 12)]


def test_among_equally_sure_spans_the_longest_names_the_kind() -> None:
    assert merge_spans([span(0, 3, "CITY"), span(0, 9, "HOSPITAL")]) == [span(0, 9, "HOSPITAL")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" Ana, ", "Ana", id="edges"),
        pytest.param("Ana's", "Ana", id="possessive"),
        pytest.param("(212) 555 0199", "(212) 555 0199", id="own_brackets"),
        pytest.param("Ana)", "Ana", id="foreign_bracket"),
        pytest.param("...", None, id="nothing_left"),
    ],
)
def test_a_span_is_trimmed(text: str, expected: str | None) -> None:
    trimmed = trim_span(span(0, len(text)), text)

    assert (text[trimmed.start : trimmed.end] if trimmed else None) == expected


def test_spans_that_touch_a_protected_stretch_are_left_out() -> None:
    assert outside([span(0, 3), span(5, 8)], [(2, 4)]) == [span(5, 8)]
    assert outside([span(0, 3)], []) == [span(0, 3)]
