import pytest

from assistant.phi.known import KnownRecognizer, nicknames


@pytest.mark.parametrize(
    ("known", "text", "expected"),
    [
        pytest.param("Elizabeth Xu", "then elizabeth said", ["elizabeth"], id="lower_case"),
        pytest.param("Elizabeth Xu", "liz is here", ["liz"], id="nickname"),
        pytest.param("Elizabeth Xu", "Elizabeth Xu", ["Elizabeth Xu"], id="whole"),
        pytest.param("Priya", "priya's scan", ["priya"], id="possessive"),
        pytest.param("a@b.example", "mail A@B.example", ["A@B.example"], id="email"),
        pytest.param("555-0142-99", "call (555) 0142 99", ["555) 0142 99"], id="digits"),
        pytest.param("1951-03-14", "1951-03-14", ["1951-03-14"], id="date"),
        pytest.param("Will Xu", "i told Will, he will", ["Will"], id="word_name_in_capitals"),
        pytest.param("Ana", "banana", [], id="inside_a_word"),
    ],
)
def test_known_identifiers_are_found(known: str, text: str, expected: list[str]) -> None:
    results = KnownRecognizer([known]).analyze(text, [])

    found = {(r.start, r.end) for r in results}
    longest = [s for s in found if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in found)]
    assert [text[start:end] for start, end in sorted(longest)] == expected


def test_nicknames_lead_both_ways() -> None:
    assert "liz" in nicknames()["elizabeth"]
    assert "elizabeth" in nicknames()["liz"]
