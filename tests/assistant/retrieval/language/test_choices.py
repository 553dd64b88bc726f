"""Stopping a medicine, and growth on one, are read whatever else is named."""

import pytest

from assistant.retrieval.language.choices import choices_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("should i stop letrozole", {"stopping"}),
        ("can i just quit my tablets", {"stopping"}),
        ("he wants to come off the pills", {"stopping"}),
        ("how can i stop feeling sick", set()),
        ("should i stop smoking", set()),
        ("supplements to stop progression", set()),
        ("it has grown on letrozole", {"growth"}),
        ("the tablets stopped working", {"growth"}),
        ("my hair has grown", set()),
    ],
)
def test_a_choice_is_read(text: str, found: set[str]) -> None:
    assert choices_in(text, frozenset({"letrozole"})) == found
